import { useT } from '#app/platform/i18n/provider.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { Entitlement, StateChange } from '#tenants/billing/school-standing.server.ts'
import { EntitlementTable } from './entitlement-table.tsx'
import { GiveButton, type GiveButtonProps } from './give-button.tsx'
import { StateTimeline } from './state-timeline.tsx'

export interface SchoolStandingProps extends Omit<GiveButtonProps, 'givenIds'> {
  entitlements: readonly Entitlement[]
  changes: readonly StateChange[]
  mayOperate: boolean
}

/** What a school may have, and how its state came to be. */
export function SchoolStanding({ entitlements, changes, mayOperate, ...give }: SchoolStandingProps) {
  const t = useT()
  return (
    <>
      <section aria-labelledby="entitlements">
        <SectionHeader
          id="entitlements"
          title={t('console.override.title')}
          action={
            mayOperate && <GiveButton {...give} givenIds={entitlements.flatMap(({ given }) => given?.id ?? [])} />
          }
        />
        <EntitlementTable schoolId={give.schoolId} entitlements={entitlements} mayOperate={mayOperate} />
      </section>
      <section aria-labelledby="timeline">
        <SectionHeader id="timeline" title={t('console.timeline.title')} />
        <StateTimeline changes={changes} />
      </section>
    </>
  )
}
