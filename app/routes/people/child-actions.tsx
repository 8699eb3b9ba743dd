import ArrowRightLeft from 'lucide-react/icons/arrow-right-left'
import DoorOpen from 'lucide-react/icons/door-open'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Select, type SelectOption } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { shortNameOf } from '#tenants/people/child-name.ts'
import type { ChildSummary } from '#tenants/people/children.server.ts'
import { leavingReasons } from '#tenants/people/leaving/reasons.ts'
import { Ask } from './ask.tsx'
import { paths } from './paths.ts'

/** What changes a child's place at the school. */
export function ChildActions({
  child,
  classes,
  today,
}: {
  child: ChildSummary
  classes: readonly SelectOption[]
  today: string
}) {
  const t = useT()
  const name = shortNameOf(child)
  const others = classes.filter(({ value }) => !child.classes.some(each => each.id === value))
  return (
    <div className="flex flex-wrap gap-2.5 border-line/70 border-t pt-6">
      {others.length > 0 ? (
        <Ask
          label={t('people.child.move')}
          icon={ArrowRightLeft}
          title={t('people.child.move_title', { name })}
          text={t('people.child.move_text')}
          action={paths.moveChild(child.id)}
          confirm={t('people.child.move')}
        >
          <Select name="classId" label={capital(t('people.field.class'))} options={others} required />
        </Ask>
      ) : null}
      <Ask
        label={t('people.child.release')}
        icon={DoorOpen}
        title={t('people.child.release_title', { name })}
        text={t('people.child.release_text')}
        action={paths.leaving(child.id)}
        confirm={t('people.child.release')}
        danger
      >
        <TextField name="lastDay" type="date" label={t('people.field.lastDay')} defaultValue={today} required />
        <Select
          name="because"
          label={t('people.field.because')}
          note={t('people.optional')}
          options={[
            { value: '', label: t('people.because.unsaid') },
            ...leavingReasons.map(value => ({ value, label: t(`people.because.${value}`) })),
          ]}
        />
      </Ask>
    </div>
  )
}
