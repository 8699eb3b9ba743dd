import { useLoaderData } from '@remix-run/react'
import KeyRound from 'lucide-react/icons/key-round'
import UserPlus from 'lucide-react/icons/user-plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { SiblingSwitch } from '#app/platform/sibling-switch.tsx'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { passBrake } from '#tenants/access/brake.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { paths } from '../paths.ts'
import { codesOf } from '../pickup-code.server.ts'
import { personsOf, pickupChild } from '../pickup-person.server.ts'
import { CodeList } from '../ui/code-list.tsx'
import { PersonList } from '../ui/person-list.tsx'

export const loader = load('attendance:view', async ({ school, actor, params, t }) => {
  const childId = idFrom(params.childId)
  // How those who fetch it are reached stands on the page.
  await passBrake(school, [childId])
  const [child, persons, codes, siblings] = await Promise.all([
    pickupChild(school, childId),
    personsOf(school, childId),
    codesOf(school, childId),
    siblingsOf(school),
  ])
  const mayEnd = child.decides || (actor.role !== 'guardian' && may(actor.role, 'attendance:authorise'))
  return { child, persons, codes, siblings, mayEnd, title: t('attendance.pickup.title', { name: child.shortName }) }
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

/** Who may fetch a child besides its guardians: persons, and codes for once. */
export default function Pickup() {
  const t = useT()
  const { child, persons, codes, siblings, mayEnd, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('attendance.pickup.text')}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
        actions={
          child.decides ? (
            <div className="flex flex-wrap gap-2">
              <Button variant="secondary" icon={KeyRound} href={paths.newCode(child.id)}>
                {t('attendance.pickup.new_code')}
              </Button>
              <Button icon={UserPlus} href={paths.newPerson(child.id)}>
                {t('attendance.pickup.new_person')}
              </Button>
            </div>
          ) : null
        }
      />
      <SiblingSwitch siblings={siblings} chosen={child.id} hrefOf={paths.pickup} allHref={paths.today()} />
      <div className="flex flex-col gap-10">
        <section>
          <SectionHeader title={t('attendance.pickup.persons')} />
          {persons.length === 0 ? (
            <EmptyState
              level={3}
              illustration={<PeopleIllustration />}
              title={t('attendance.pickup.empty.title')}
              text={t(child.decides ? 'attendance.pickup.empty.text' : 'attendance.pickup.empty.others')}
            />
          ) : (
            <PersonList persons={persons} mayEnd={mayEnd} />
          )}
        </section>
        {codes.length > 0 ? (
          <section>
            <SectionHeader title={t('attendance.pickup.codes')} />
            <CodeList codes={codes} mayWithdraw={mayEnd} />
          </section>
        ) : null}
      </div>
    </>
  )
}
