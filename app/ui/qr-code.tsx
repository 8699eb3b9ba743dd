/** Black on white whatever the scheme, with the quiet zone that scanners need (ISO/IEC 18004 §9.1: four modules). */
export function QrCode({
  size,
  dark,
  label,
  large = false,
}: {
  size: number
  dark: readonly boolean[]
  label: string
  /** Held before a camera instead of being photographed. */
  large?: boolean
}) {
  const side = size + 8
  const path = dark
    .flatMap((on, each) => (on ? [`M${(each % size) + 4} ${Math.floor(each / size) + 4}h1v1h-1z`] : []))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width={large ? 300 : 220}
      height={large ? 300 : 220}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="h-auto max-w-full self-center rounded-card"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
