/** Black on white whatever the scheme, with the quiet zone that scanners need (ISO/IEC 18004 §9.1: four modules). */
export function QrCode({ size, dark, label }: { size: number; dark: readonly boolean[]; label: string }) {
  const side = size + 8
  const path = dark
    .flatMap((on, each) => (on ? [`M${(each % size) + 4} ${Math.floor(each / size) + 4}h1v1h-1z`] : []))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width={220}
      height={220}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="self-center rounded-card"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
