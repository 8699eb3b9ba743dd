import { Card } from '#app/ui/card.tsx'
import type { ShownSection } from '../shown-report.ts'

/** Curves as the server drew them; each drawing carries in words what it shows. */
export function ReportCharts({ charts, label }: { charts: ShownSection['charts']; label: string }) {
  if (charts.length === 0) return null
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {charts.map(({ svg, alt }) => (
        <Card
          key={alt}
          // Scrolls on a phone, or the numbers would be too small to read: by keyboard as well.
          tabIndex={0}
          role="group"
          aria-label={label}
          className="overflow-x-auto [&_svg]:h-auto [&_svg]:w-full [&_svg]:min-w-md"
        >
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server of numbers and escaped words. */}
          <div dangerouslySetInnerHTML={{ __html: svg }} />
        </Card>
      ))}
    </div>
  )
}
