import { type ComponentPropsWithoutRef, type ComponentType, createContext, useContext } from 'react'

export type AnchorProps = ComponentPropsWithoutRef<'a'> & {
  href: string
  /** A real page load: downloads, other hosts. */
  plain?: boolean | undefined
  prefetch?: 'none' | 'intent' | 'render' | 'viewport' | undefined
  replace?: boolean | undefined
  preventScrollReset?: boolean | undefined
}

/** What the router puts in place of `<a>`; it receives the same props. */
export type AnchorComponent = ComponentType<AnchorProps>

const AnchorContext = createContext<AnchorComponent>(PlainAnchor)

/** Give it the router's link once, in root; every `href` in the design system then navigates through it. */
export const AnchorProvider = AnchorContext.Provider

/** A link. `<a href>` unless an `AnchorProvider` stands above. */
export function Anchor(props: AnchorProps) {
  const Component = useContext(AnchorContext)
  return props.plain || props.download !== undefined ? <PlainAnchor {...props} /> : <Component {...props} />
}

function PlainAnchor({ plain, prefetch, replace, preventScrollReset, ...rest }: AnchorProps) {
  return <a {...rest} />
}
