import { useLoaderData } from '@remix-run/react'
import Eye from 'lucide-react/icons/eye'
import { ClassTimes } from '#app/platform/class-times.tsx'
import { capital } from '#app/platform/i18n/capital.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { asId, idFrom } from '#tenants/files/media-id.ts'
import { openClasses } from '#tenants/people/classes.server.ts'
import { guardianshipOf } from '#tenants/people/guardians.server.ts'
import { relativesOfChild } from '#tenants/people/relatives/relatives.server.ts'
import { isOffice } from '#tenants/roles.ts'
import { ChildActions } from './child-actions.tsx'
import { ChildConsents } from './child-consents.tsx'
import { ageOn, childFile } from './child-file.server.ts'
import { ChildGuardians } from './child-guardians.tsx'
import { ChildHead } from './child-head.tsx'
import { ChildRelatives } from './child-relatives.tsx'
import { JoinSheet } from './join-sheet.tsx'
import { paths } from './paths.ts'
import { ChildTags } from './tags/child-tags.tsx'
import { Undo } from './undo.tsx'

export const loader = load('people:view', async request => {
  const { school, actor, params, url, t } = request
  const office = isOffice(actor.role)
  const ended = office ? asId(url.searchParams.get('ended') ?? undefined) : null
  const childId = idFrom(params.childId)
  const [file, classes, left, relatives] = await Promise.all([
    childFile(request, childId),
    office ? openClasses(school) : [],
    ended ? guardianshipOf(school, ended) : null,
    relativesOfChild(school, childId),
  ])
  const { birthDate } = file.child
  return {
    title: t('people.title'),
    office,
    today: school.today(),
    age: birthDate ? ageOn(birthDate, school.today()) : null,
    classes: classes.map(({ id, name }) => ({ value: id, label: name })),
    ended: file.guardians.some(each => each.guardianshipId === ended) ? null : left,
    ...file,
    relatives,
    consents: file.consents.map(consent => ({ ...consent, title: t(`consents.${consent.purpose}.title`) })),
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Child() {
  const { t, locale } = useLanguage()
  const { office, child, age, guardians, consents, times, classes, today, ended, relatives, alerts, ...tagged } =
    useLoaderData<typeof loader>()
  const class_ = child.classes.map(each => each.name).join(', ')
  const born =
    child.birthDate &&
    `${formatDay(locale, child.birthDate, 'short')}${age === null ? '' : ` · ${t('people.child.age', { count: age })}`}`
  return (
    <>
      <ChildHead child={child} alerts={alerts} office={office} />
      <div className="flex flex-col gap-8">
        {child.leftOn ? (
          <Undo
            tone="info"
            text={t(child.leftOn < today ? 'people.child.left' : 'people.child.leaves', {
              day: formatDay(locale, child.leftOn, 'short'),
            })}
            action={office ? paths.staying(child.id) : null}
          />
        ) : null}
        {ended ? (
          <Undo
            tone="ok"
            text={t('people.guardian.ended_name', { name: ended.name })}
            action={paths.resumeGuardian(ended.guardianshipId)}
          />
        ) : null}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Card>
            <DefinitionList
              items={[
                { id: 'full', term: t('people.child.full_name'), text: `${child.firstName} ${child.lastName}` },
                ...(child.callName ? [{ id: 'call', term: t('people.field.callName'), text: child.callName }] : []),
                { id: 'born', term: t('people.field.birthDate'), text: born || t('people.unknown') },
                { id: 'class', term: capital(t('people.field.class')), text: class_ || '–' },
              ]}
            />
          </Card>
          <ChildConsents consents={consents} />
        </div>
        <ChildTags childId={child.id} office={office} tags={tagged.tags} more={tagged.moreTags} />
        <ChildGuardians childId={child.id} guardians={guardians} office={office} />
        <ChildRelatives relatives={relatives} />
        <section>
          <SectionHeader title={t('people.child.classes')} />
          <ClassTimes times={times} label={t('people.child.classes')} />
        </section>
        <JoinSheet childId={child.id} />
        {office ? (
          <p>
            <Button href={`/access/${child.id}`} size="sm" variant="ghost" icon={Eye}>
              {t('people.access')}
            </Button>
          </p>
        ) : null}
        {office && !child.leftOn ? <ChildActions child={child} classes={classes} today={today} /> : null}
      </div>
    </>
  )
}
