import School from 'lucide-react/icons/school'
import UsersRound from 'lucide-react/icons/users-round'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TintDot } from '#app/ui/tint-badge.tsx'
import type { NoticeAudience } from '#db/schema/notices.ts'
import { tagTints } from '#tenants/people/tag-tint.ts'
import type { Choices } from '../choices.ts'
import type { NoticeDraft } from '../edited-notice.server.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { FamilyPicker } from './family-picker.tsx'
import { ReachLine } from './reach-line.tsx'
import { useReach } from './use-reach.ts'

const icons = { school: School, chosen: UsersRound }

export interface AudienceFieldsProps {
  notice: NoticeDraft
  choices: Choices
  audiences: readonly NoticeAudience[]
}

/** For whom a notice is: everybody, or any combination of classes, tags and single families; and how many that are. */
export function AudienceFields({ notice, choices, audiences }: AudienceFieldsProps) {
  const t = useT()
  const { errors, kept, picked } = useAnswer()
  const [audience, setAudience] = useState(kept('audience', notice.audience) === 'school' ? 'school' : 'chosen')
  const [classIds, setClassIds] = useState(() => wordsIn(picked('classIds', notice.classIds)))
  const [tagIds, setTagIds] = useState(() => wordsIn(picked('tagIds', notice.tagIds)))
  const [childIds, setChildIds] = useState(() => wordsIn(picked('childIds', notice.childIds)))
  const reach = useReach({ audience: audience === 'school' ? 'school' : 'chosen', classIds, tagIds, childIds })
  const { classes, tags } = choices
  return (
    <>
      {audiences.length > 1 ? (
        <RadioCards
          name="audience"
          legend={t('notices.form.audience')}
          columns={2}
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
      ) : (
        <Fieldset legend={t('notices.form.audience')} error={errors.audience}>
          <input type="hidden" name="audience" value="chosen" />
        </Fieldset>
      )}
      {audience === 'chosen' ? (
        <>
          {classes.length > 0 ? (
            <ChoiceChips
              legend={t('notices.form.classes')}
              name="classIds"
              options={classes.map(({ id, name }) => ({ id, label: name }))}
              chosen={classIds}
              onChange={setClassIds}
              error={errors.classIds}
            />
          ) : null}
          {tags.length > 0 ? (
            <ChoiceChips
              legend={t('notices.form.tags')}
              hint={t('notices.form.tags_hint')}
              name="tagIds"
              options={tags.map(({ id, name, colour }) => ({
                id,
                label: (
                  <span className="flex items-center gap-2">
                    <TintDot tint={tagTints[colour]} />
                    {name}
                  </span>
                ),
              }))}
              chosen={tagIds}
              onChange={setTagIds}
              error={errors.tagIds}
            />
          ) : null}
          <FamilyPicker choices={choices} chosen={childIds} onChange={setChildIds} error={errors.childIds} />
        </>
      ) : null}
      <div role="status" className="empty:hidden">
        {reach ? <ReachLine reach={reach} /> : null}
      </div>
    </>
  )
}

const wordsIn = (values: readonly unknown[]): string[] => values.filter(value => typeof value === 'string')
