import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { GrowthChart } from '../growth-chart.server.ts'

/** A child's curves as the server drew them; each drawing carries in words what it shows, and the table below has its numbers. */
export function GrowthCurves({ charts }: { charts: readonly GrowthChart[] }) {
  const t = useT()
  return (
    <div className="grid gap-6 empty:hidden lg:grid-cols-2">
      {charts.map(({ measure, svg }) => (
        <section key={measure}>
          <SectionHeader title={t(`health.growth.${measure}`)} />
          <Card
            // Scrolls on a phone, or the numbers would be too small to read: by keyboard as well.
            tabIndex={0}
            role="group"
            aria-label={t(`health.growth.label.${measure}`)}
            className="overflow-x-auto [&_svg]:h-auto [&_svg]:w-full [&_svg]:min-w-md"
          >
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server of numbers and escaped words. */}
            <div dangerouslySetInnerHTML={{ __html: svg }} />
          </Card>
        </section>
      ))}
    </div>
  )
}
