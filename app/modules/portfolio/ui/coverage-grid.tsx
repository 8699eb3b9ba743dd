import clsx from 'clsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import type { CoverageRow } from '../coverage.server.ts'
import { paths } from '../paths.ts'

export interface CoverageProps {
  areas: readonly { key: string; name: string }[]
  rows: readonly CoverageRow[]
}

/** Each child against each area, with the weeks since it was last seen there. Scrolls within itself on a phone. */
export function CoverageGrid({ areas, rows }: CoverageProps) {
  const t = useT()
  return (
    <section
      aria-label={t('portfolio.coverage.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className="sticky start-0 z-1 bg-surface px-3 py-2 text-start">
              {t('portfolio.coverage.child')}
            </th>
            {areas.map(({ key, name }) => (
              <th key={key} scope="col" className="min-w-28 px-2 py-2 text-start align-bottom font-bold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ child, cells }) => (
            <tr key={child.id} className="border-line border-t">
              <th scope="row" className="sticky start-0 z-1 max-w-36 bg-surface px-3 py-2 text-start">
                <Anchor href={paths.child(child.id)} className="break-words font-bold underline">
                  <bdi>{child.name}</bdi>
                </Anchor>
              </th>
              {cells.map(({ area, weeks, unseen }) => (
                <td key={area} className="px-1.5 py-1.5">
                  <Anchor
                    href={paths.child(child.id, { area })}
                    className={clsx(
                      'grid min-h-11 place-items-center rounded-control px-2 text-center font-bold',
                      unseen
                        ? 'bg-warn-soft text-on-warn-soft'
                        : weeks === null
                          ? 'bg-sunken text-ink'
                          : 'bg-ok-soft text-on-ok-soft',
                    )}
                  >
                    {weeks === null
                      ? t('portfolio.coverage.never')
                      : weeks === 0
                        ? t('portfolio.coverage.this_week')
                        : t('portfolio.coverage.weeks', { count: weeks })}
                  </Anchor>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
