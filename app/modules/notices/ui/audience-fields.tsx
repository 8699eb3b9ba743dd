import ChevronDown from 'lucide-react/icons/chevron-down'
import School from 'lucide-react/icons/school'
import UserRound from 'lucide-react/icons/user-round'
import UsersRound from 'lucide-react/icons/users-round'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import type { NoticeAudience } from '#db/schema/notices.ts'
import type { ClassChoice } from '../choices.server.ts'
import type { NoticeDraft } from '../edited-notice.server.ts'

const icons = { school: School, classes: UsersRound, families: UserRound }

export interface AudienceFieldsProps {
  notice: NoticeDraft
  classes: readonly ClassChoice[]
  audiences: readonly NoticeAudience[]
}

/** For whom a notice is: everybody, classes, or single families. */
export function AudienceFields({ notice, classes, audiences }: AudienceFieldsProps) {
  const t = useT()
  const { errors, kept, picked } = useAnswer()
  const [audience, setAudience] = useState(kept('audience', notice.audience))
  const classIds = picked('classIds', notice.classIds)
  const childIds = picked('childIds', notice.childIds)
  return (
    <>
      <RadioCards
        name="audience"
        legend={t('notices.form.audience')}
        columns={audiences.length === 3 ? 3 : 2}
        value={audience}
        onChange={setAudience}
        options={audiences.map(each => ({
          value: each,
          label: t(`notices.form.audience_${each}`),
          text: t(`notices.form.audience_${each}_text`),
          icon: icons[each],
        }))}
        error={errors.audience}
      />
      {audience === 'classes' ? (
        <Fieldset legend={t('notices.form.classes')} error={errors.classIds}>
          <div className="flex flex-wrap gap-2">
            {classes.map(({ id, name }) => (
              <Chip key={id} kind="check" name="classIds" value={id} defaultChecked={classIds.includes(id)}>
                {name}
              </Chip>
            ))}
          </div>
        </Fieldset>
      ) : null}
      {audience === 'families' ? (
        <Fieldset legend={t('notices.form.families')} error={errors.childIds}>
          <div className="flex flex-col gap-2">
            {classes.map(({ id, name, children }) => (
              <details
                key={id}
                open={classes.length === 1 || children.some(child => childIds.includes(child.id))}
                className="group rounded-control border border-line"
              >
                <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 px-4 font-bold">
                  {name}
                  <ChevronDown
                    size={20}
                    className="shrink-0 text-ink-soft transition-transform group-open:rotate-180"
                  />
                </summary>
                <div className="flex flex-wrap gap-2 px-4 pt-1 pb-4">
                  {children.map(child => (
                    <Chip
                      key={child.id}
                      kind="check"
                      name="childIds"
                      value={child.id}
                      defaultChecked={childIds.includes(child.id)}
                    >
                      {child.name}
                    </Chip>
                  ))}
                  {children.length === 0 ? (
                    <p className="text-ink-soft text-sm">{t('notices.form.no_children')}</p>
                  ) : null}
                </div>
              </details>
            ))}
          </div>
        </Fieldset>
      ) : null}
    </>
  )
}
