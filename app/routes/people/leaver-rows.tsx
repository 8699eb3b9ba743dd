import { Form } from '@remix-run/react'
import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { nameOf } from '#tenants/people/child-name.ts'
import type { Leaver } from '#tenants/people/leaving/leavers.server.ts'
import { Ask } from './ask.tsx'
import { paths } from './paths.ts'

/** Children who have left, until when what the school has of them is kept, and holding it back. */
export function LeaverRows({ label, leavers }: { label: string; leavers: readonly Leaver[] }) {
  const { t, locale } = useLanguage()
  const said = (day: string) => formatDay(locale, day, 'short')
  return (
    <List label={label}>
      {leavers.map(leaver => {
        const { id, leftOn, leftBecause, dueOn, erasedOn, heldBecause } = leaver
        const name = nameOf(leaver)
        const until = heldBecause
          ? t('people.leavers.held', { reason: heldBecause })
          : erasedOn
            ? t('people.leavers.erased_on', { day: said(erasedOn) })
            : t('people.leavers.due_on', { day: said(dueOn) })
        return (
          <ListRow
            key={id}
            href={paths.child(id)}
            lead={<ChildAvatar id={id} name={name} photoId={leaver.photoId} />}
            title={name}
            clamp={false}
            text={[
              t('people.leavers.last_day', { day: said(leftOn) }),
              ...(leftBecause ? [t(`people.because.${leftBecause}`)] : []),
              until,
            ].join(' · ')}
            trail={heldBecause ? <Lift childId={id} name={name} /> : <Hold childId={id} name={name} />}
          />
        )
      })}
    </List>
  )
}

function Hold({ childId, name }: { childId: string; name: string }) {
  const { t } = useLanguage()
  return (
    <Ask
      label={t('people.leavers.hold')}
      icon={LockKeyhole}
      variant="ghost"
      title={t('people.leavers.hold_title', { name })}
      text={t('people.leavers.hold_text')}
      action={paths.hold(childId)}
      confirm={t('people.leavers.hold')}
    >
      <TextField name="reason" label={t('people.leavers.reason')} required maxLength={500} autoComplete="off" />
    </Ask>
  )
}

function Lift({ childId, name }: { childId: string; name: string }) {
  const { t } = useLanguage()
  return (
    <Form method="post" action={paths.liftHold(childId)}>
      <Button type="submit" size="sm" variant="ghost" aria-label={`${t('people.leavers.lift')}: ${name}`}>
        {t('people.leavers.lift')}
      </Button>
    </Form>
  )
}
