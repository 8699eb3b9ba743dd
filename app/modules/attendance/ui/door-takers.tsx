// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { addressOf } from '#app/platform/attachments/attachment.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { DoorGuardian } from '../door.server.ts'
import type { PickupPerson } from '../pickup-person.server.ts'
import { useHandover } from './use-handover.ts'

/** Who may take the child now; one tap keeps who it was and that the child has gone. */
export function DoorTakers({
  childId,
  guardians,
  persons,
}: {
  childId: string
  guardians: readonly DoorGuardian[]
  persons: readonly PickupPerson[]
}) {
  const t = useT()
  if (guardians.length + persons.length === 0)
    return (
      <EmptyState level={3} title={t('attendance.pickup.nobody.title')} text={t('attendance.pickup.nobody.text')} />
    )
  return (
    <ul
      role="list"
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {guardians.map(({ memberId, name, relation }) => (
        <TakerRow
          key={memberId}
          {...{ childId, name }}
          taker="guardian"
          takerId={memberId}
          line={t(`attendance.pickup.relation.${relation}`)}
        />
      ))}
      {persons.map(({ id, name, relation, phone, photoId }) => (
        <TakerRow
          key={id}
          {...{ childId, name, photoId, phone }}
          taker="person"
          takerId={id}
          line={photoId ? relation : `${relation} · ${t('attendance.pickup.no_photo')}`}
        />
      ))}
    </ul>
  )
}

function TakerRow({
  childId,
  taker,
  takerId,
  name,
  line,
  photoId,
  phone,
}: {
  childId: string
  taker: 'guardian' | 'person'
  takerId: string
  name: string
  line: string
  photoId?: string | null
  phone?: string | null
}) {
  const t = useT()
  const { HandoverForm, form, markId, busy, error } = useHandover(childId, takerId)
  return (
    <li className="flex flex-wrap items-center gap-3.5 px-4 py-3.5 sm:px-5">
      <Avatar
        name={name}
        seed={takerId}
        size={photoId ? 'xl' : 'lg'}
        src={photoId ? addressOf(photoId, 'w320') : undefined}
      />
      <div className="min-w-0 grow basis-40">
        <p className="font-bold leading-snug">{name}</p>
        <p className="text-ink-soft text-sm">{line}</p>
        {phone ? (
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="text-sm underline underline-offset-2">
            {phone}
          </a>
        ) : null}
        {error ? (
          <p role="alert" className="font-semibold text-danger-ink text-sm">
            {error.join(' ')}
          </p>
        ) : null}
      </div>
      <HandoverForm {...form} className="max-sm:w-full">
        <input type="hidden" name="taker" value={taker} />
        <input type="hidden" name="takerId" value={takerId} />
        <input type="hidden" name="markId" value={markId} suppressHydrationWarning />
        <Button
          type="submit"
          busy={busy}
          busyLabel={t('ui.state.busy')}
          aria-label={t('attendance.pickup.give_to', { name })}
          className="max-sm:w-full"
        >
          {t('attendance.pickup.give')}
        </Button>
      </HandoverForm>
    </li>
  )
}
