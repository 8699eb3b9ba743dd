import { Form } from '@remix-run/react'
import ArrowRight from 'lucide-react/icons/arrow-right'
import CalendarSync from 'lucide-react/icons/calendar-sync'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Select } from '#app/ui/select.tsx'
import { Ask } from '../ask.tsx'
import { paths } from '../paths.ts'
import type { ShownPlan } from './shown.server.ts'

/** Every child with where it goes; exceptions are put here, and what stands in the way is said. */
export function PlannedChange({ shown }: { shown: ShownPlan }) {
  const { t, locale } = useLanguage()
  const problems = [
    ...shown.classProblems.map(({ name, problem }) => t(`people.year.problem.${problem}`, { class: name })),
    ...shown.classes.flatMap(class_ =>
      class_.moves.flatMap(({ name, problem }) =>
        problem ? [t(`people.year.problem.${problem}`, { name, class: class_.name })] : [],
      ),
    ),
  ]
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('people.year.plan_title', { year: shown.toYear })}
        text={t('people.year.plan_text', { day: formatDay(locale, shown.takesOn) })}
        back={{ href: paths.classes(), label: t('people.tab.classes') }}
        actions={
          problems.length > 0 ? (
            <Button href={paths.newYearChange()} variant="secondary">
              {t('people.year.again')}
            </Button>
          ) : (
            <Ask
              label={t('people.year.make')}
              icon={CalendarSync}
              variant="primary"
              title={t('people.year.make_title', { year: shown.toYear })}
              text={t('people.year.make_text')}
              action={paths.makeYearChange(shown.id)}
              confirm={t('people.year.make')}
            />
          )
        }
      />
      {problems.length > 0 ? (
        <div className="mb-6">
          <Banner tone="danger" title={t('people.year.problems')}>
            <ul>
              {problems.slice(0, 20).map(problem => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            {problems.length > 20 ? <p>{t('people.year.more', { count: problems.length - 20 })}</p> : null}
          </Banner>
        </div>
      ) : null}
      <Form method="post" className="flex flex-col gap-8">
        {shown.classes.map(class_ => (
          <section key={class_.id} className="[contain-intrinsic-size:auto_60rem] [content-visibility:auto]">
            <SectionHeader title={class_.name} text={t('people.year.moves', { count: class_.moves.length })} />
            <List label={class_.name}>
              {class_.moves.map(({ enrolmentId, childId, name, fate, to }) => (
                <ListRow
                  key={enrolmentId}
                  title={name}
                  text={
                    <span className="inline-flex items-center gap-1.5">
                      {class_.name} <ArrowRight size={14} aria-label="→" /> {to ?? t('people.year.leaves')}
                    </span>
                  }
                  trail={
                    <Select
                      name="fates"
                      label={t('people.year.child_goes', { name })}
                      labelHidden
                      defaultValue={fate === 'go' ? 'go' : `${fate}:${childId}`}
                      options={[
                        { value: 'go', label: t('people.year.go') },
                        { value: `repeat:${childId}`, label: t('people.year.repeat') },
                        { value: `leave:${childId}`, label: t('people.year.leaves') },
                      ]}
                    />
                  }
                />
              ))}
            </List>
          </section>
        ))}
        <Button type="submit" variant="soft" className="self-start max-sm:w-full">
          {t('people.year.keep')}
        </Button>
      </Form>
    </div>
  )
}
