// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import OctagonX from 'lucide-react/icons/octagon-x'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { DoorGuardian } from '../door.server.ts'
import { paths } from '../paths.ts'

/** Guardians to whom the child is not given, before everything else: sign, words and colour say the same. */
export function Barred({
  childId,
  name,
  guardians,
  newIds,
}: {
  childId: string
  name: string
  guardians: readonly DoorGuardian[]
  /** One for each of them: of what is kept when they came anyway. */
  newIds: readonly string[]
}) {
  const t = useT()
  if (guardians.length === 0) return null
  return (
    <ul role="list" aria-label={t('attendance.pickup.barred')} className="flex flex-col gap-3">
      {guardians.map((guardian, index) => (
        <li key={guardian.memberId}>
          <Banner
            tone="danger"
            icon={OctagonX}
            title={
              <span className="text-lg">{t('attendance.pickup.not_to', { child: name, name: guardian.name })}</span>
            }
            actions={<CameAnyway {...{ childId, guardian }} refusalId={newIds[index] ?? ''} />}
          >
            <p>
              {t(`attendance.pickup.relation.${guardian.relation}`)} ·{' '}
              {t(`attendance.pickup.barrier.${guardian.barrier ?? 'no_right'}`)}
            </p>
            {guardian.courtOrder ? (
              <p className="mt-1.5 whitespace-pre-line font-semibold">{guardian.courtOrder}</p>
            ) : null}
          </Banner>
        </li>
      ))}
    </ul>
  )
}

function CameAnyway({
  childId,
  guardian,
  refusalId,
}: {
  childId: string
  guardian: DoorGuardian
  /** By which a double tap keeps one; another once the page knows of it. */
  refusalId: string
}) {
  const t = useT()
  const { Form, state } = useFetcher({ key: `refusal-${childId}-${guardian.memberId}` })
  return (
    <Form method="post" action={paths.refusal(childId)} data-discover="true">
      <input type="hidden" name="refusalId" value={refusalId} />
      <input type="hidden" name="taker" value="guardian" />
      <input type="hidden" name="takerId" value={guardian.memberId} />
      <Button type="submit" size="sm" variant="secondary" busy={state !== 'idle'} busyLabel={t('ui.state.busy')}>
        {t('attendance.pickup.came_anyway')}
      </Button>
    </Form>
  )
}
