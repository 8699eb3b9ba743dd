import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { Attachment } from '#app/platform/attachments/attachment.ts'
import { AttachmentPicker } from '#app/platform/attachments/attachment-picker.tsx'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useSent } from '#app/platform/attachments/use-sent.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Select } from '#app/ui/select.tsx'
import type { ActorRole } from '#tenants/roles.ts'
import { mostPhotos } from '../limits.ts'
import { HandledFields, HappenedFields, type IncidentBefore } from './incident-fields.tsx'
import { IncidentPhotos } from './incident-photos.tsx'

export interface IncidentEditorProps {
  incidentId: string
  /** The version on the page; 0 for a new one. */
  version: number
  /** Of whom it is once it has been kept; before that one of these. */
  childId: string
  children: readonly { id: string; name: string }[]
  before: IncidentBefore
  photos: readonly Attachment[]
  today: string
  memberId: string
  role: ActorRole
  words: Catalogue
}

/** Writes an incident down or changes it: one page for a phone in a yard. */
export function IncidentEditor(props: IncidentEditorProps) {
  const { version, childId, children, before, photos, today, memberId, role, words } = props
  const t = useT()
  const { errors, kept, ticked, busy } = useAnswer()
  // A page that looks again by itself must not make another incident of a try that was lost on its way back.
  const [id] = useState(props.incidentId)
  const [takenOut, setTakenOut] = useState<readonly string[]>([])
  const attaching = useAttachments(version === 0 ? 'incident-new' : `incident-${id}`, memberId)
  useSent(attaching.sent)
  const waiting = attaching.moving > 0
  return (
    <Form method="post" noValidate className="flex flex-col gap-5">
      <input type="hidden" name="incidentId" value={id} />
      <input type="hidden" name="seen" value={version} />
      {errors[''] ? (
        <Banner tone="danger" live>
          {errors['']?.join(' ')}
        </Banner>
      ) : null}
      <Card className="flex flex-col gap-6">
        {version > 0 ? (
          <input type="hidden" name="childId" value={childId} />
        ) : (
          <Select
            label={t('health.incident.form.child_label')}
            name="childId"
            defaultValue={kept('childId', childId)}
            options={[
              { value: '', label: t('health.incident.form.choose_child') },
              ...children.map(each => ({ value: each.id, label: each.name })),
            ]}
            error={errors.childId}
            required
          />
        )}
        <HappenedFields before={before} today={today} />
        <Fieldset
          legend={t('health.incident.form.photos_label')}
          hint={t('health.incident.form.photos_hint')}
          error={errors.mediaIds}
        >
          <IncidentPhotos photos={photos} out={takenOut} onChange={setTakenOut} />
          <AttachmentPicker
            attaching={attaching}
            role={role}
            words={words}
            most={Math.max(mostPhotos - photos.length + takenOut.length, 0)}
          />
        </Fieldset>
      </Card>
      <Card className="flex flex-col gap-6">
        <HandledFields before={before} />
        <Checkbox
          label={t('health.incident.form.tell_now')}
          hint={t('health.incident.form.tell_now_hint')}
          name="tellNow"
          defaultChecked={ticked('tellNow', before.tellNow)}
        />
        {errors.namesChecked ? (
          <Checkbox
            label={t('health.incident.form.names_checked')}
            name="namesChecked"
            error={errors.namesChecked}
            autoFocus
          />
        ) : null}
      </Card>
      <div className="flex flex-col gap-3 sm:flex-row-reverse">
        <Button type="submit" name="outcome" value="submit" busy={busy || waiting} busyLabel={t('ui.state.busy')} block>
          {t('health.incident.form.submit')}
        </Button>
        <Button
          type="submit"
          name="outcome"
          value="draft"
          variant="secondary"
          busy={busy || waiting}
          busyLabel={t('ui.state.busy')}
          block
        >
          {t('health.incident.form.draft')}
        </Button>
      </div>
    </Form>
  )
}
