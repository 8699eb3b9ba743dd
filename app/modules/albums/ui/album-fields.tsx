import { useState } from 'react'
import { capital } from '#app/platform/i18n/capital.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestNote, longestTitle } from '../limits.ts'
import type { Allowed } from '../policy.ts'

export interface AlbumFieldsProps {
  /** What stands in the form before anybody types. */
  album: {
    id: string
    classId: string
    title: string
    note: string
    happenedOn: string
    audience: 'class' | 'families'
    childIds: readonly string[]
    commentsOn: boolean
    heartsOn: boolean
  }
  /** To choose from; one is not asked for. */
  classes: readonly { id: string; name: string }[]
  children: readonly { id: string; classId: string; name: string }[]
  /** The last day an album may be of. ISO date. */
  today: string
  allowed: Allowed
}

/** What an album says, for whom it is, and how families may answer. */
export function AlbumFields({ album, classes, children, today, allowed }: AlbumFieldsProps) {
  const t = useT()
  const { errors, kept, ticked, picked } = useAnswer()
  const [classId, setClassId] = useState(kept('classId', album.classId))
  const [audience, setAudience] = useState(kept('audience', album.audience) || 'class')
  const inClass = children.filter(child => child.classId === classId)
  const chosen = picked('childIds', album.childIds)
  return (
    <>
      <input type="hidden" name="albumId" value={album.id} />
      {classes.length > 1 ? (
        <Select
          label={capital(t('albums.form.class'))}
          name="classId"
          value={classId}
          onChange={event => setClassId(event.currentTarget.value)}
          placeholder={t('albums.form.choose_class')}
          options={classes.map(({ id, name }) => ({ value: id, label: name }))}
          error={errors.classId}
          required
        />
      ) : (
        <input type="hidden" name="classId" value={classId} />
      )}
      <TextField
        label={t('albums.form.title')}
        hint={t('albums.form.title_hint')}
        name="title"
        defaultValue={kept('title', album.title)}
        maxLength={longestTitle}
        error={errors.title}
        required
      />
      <TextArea
        label={t('albums.form.note')}
        note={t('albums.form.optional')}
        name="note"
        defaultValue={kept('note', album.note)}
        maxLength={longestNote}
        error={errors.note}
      />
      <TextField
        label={t('albums.form.day')}
        name="happenedOn"
        type="date"
        max={today}
        defaultValue={kept('happenedOn', album.happenedOn)}
        error={errors.happenedOn}
        fieldClassName="max-w-60"
        required
      />
      <RadioCards
        name="audience"
        legend={t('albums.form.audience')}
        columns={2}
        value={audience}
        onChange={setAudience}
        options={[
          { value: 'class', label: t('albums.form.audience_class'), text: t('albums.form.audience_class_text') },
          {
            value: 'families',
            label: t('albums.form.audience_families'),
            text: t('albums.form.audience_families_text'),
          },
        ]}
      />
      {audience === 'families' ? (
        <Fieldset legend={t('albums.form.families')} error={errors.childIds}>
          <div key={classId} className="flex flex-wrap gap-2">
            {inClass.map(({ id, name }) => (
              <Chip key={id} kind="check" name="childIds" value={id} defaultChecked={chosen.includes(id)}>
                {name}
              </Chip>
            ))}
            {inClass.length === 0 ? <p className="text-ink-soft text-sm">{t('albums.tagger.no_children')}</p> : null}
          </div>
        </Fieldset>
      ) : null}
      <Fieldset legend={t('albums.form.talk')}>
        <Switch
          label={t('albums.form.hearts')}
          hint={allowed.hearts ? undefined : t('albums.form.off_by_school')}
          name="heartsOn"
          value="on"
          disabled={!allowed.hearts}
          defaultChecked={allowed.hearts && ticked('heartsOn', album.heartsOn)}
        />
        <Switch
          label={t('albums.form.comments')}
          hint={allowed.comments ? undefined : t('albums.form.off_by_school')}
          name="commentsOn"
          value="on"
          disabled={!allowed.comments}
          defaultChecked={allowed.comments && ticked('commentsOn', album.commentsOn)}
        />
      </Fieldset>
    </>
  )
}
