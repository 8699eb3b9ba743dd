// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import OctagonX from 'lucide-react/icons/octagon-x'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
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
}: {
  childId: string
  name: string
  guardians: readonly DoorGuardian[]
}) {
  const t = useT()
  if (guardians.length === 0) return null
  return (
    <ul role="list" aria-label={t('attendance.pickup.barred')} className="flex flex-col gap-3">
      {guardians.map(guardian => (
        <li key={guardian.memberId}>
          <Banner
            tone="danger"
            icon={OctagonX}
            title={
              <span className="text-lg">{t('attendance.pickup.not_to', { child: name, name: guardian.name })}</span>
            }
            actions={<CameAnyway childId={childId} guardian={guardian} />}
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

function CameAnyway({ childId, guardian }: { childId: string; guardian: DoorGuardian }) {
  const t = useT()
  const fetcher = useFetcher<{ done?: boolean }>({ key: `refusal-${childId}-${guardian.memberId}` })
  const [refusalId] = useState<string>(() => uuidv7())
  if (fetcher.data?.done) return <p role="status">{t('attendance.pickup.refusal_kept')}</p>
  return (
    <Button
      size="sm"
      variant="secondary"
      busy={fetcher.state !== 'idle'}
      busyLabel={t('ui.state.busy')}
      onClick={() =>
        fetcher.submit(
          { refusalId, taker: 'guardian', takerId: guardian.memberId },
          { method: 'post', action: paths.refusal(childId) },
        )
      }
    >
      {t('attendance.pickup.came_anyway')}
    </Button>
  )
}
