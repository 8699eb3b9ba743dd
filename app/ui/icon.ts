import type { ReactNode } from 'react'

/** An icon as every component takes it: a lucide icon (`import House from 'lucide-react/icons/house'`) or any SVG component. */
export type Icon = (props: { size?: number | string; strokeWidth?: number | string; className?: string }) => ReactNode
