import { sheet } from './sheet.ts'

/** A drawn signature in the colour of the text around it. */
export function SignatureDrawing({ path, label }: { path: string; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      className="h-auto w-full max-w-72"
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
