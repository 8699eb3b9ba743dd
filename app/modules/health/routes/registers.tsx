import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/icons/download'
import { formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { AskForFile } from '#app/platform/made-file/ask-for-file.tsx'
import { registersOf } from '#app/platform/registers.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Table } from '#app/ui/table.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { monthFrom } from '../incident-forms.ts'
import { monthBeside } from '../month.ts'
import { paths } from '../paths.ts'
import { namedRegister, readRegister, registerClass, registersNeedReason } from '../registers-reading.server.ts'
import { RegistersReason } from '../ui/registers-reason.tsx'

export const loader = load('health:supervise', async request => {
  const { school, actor, resolved, params, url, t } = request
  if (actor.viewing) throw new Problem('kept_private', 'registers')
  const { month, isLast } = monthFrom(url.searchParams, school.today())
  const named = namedRegister(resolved, url.searchParams.get('kind'))
  const of = await registerClass(school, idFrom(params.classId), month)
  const closed = await registersNeedReason(school, of)
  return {
    ...{ classId: of.id, name: of.name, month, isLast, kind: named.kind },
    kinds: registersOf(resolved).map(({ kind, register }) => ({ kind, name: t(register.title) })),
    register: closed ? null : await readRegister(request, of, named),
    title: t('health.registers.title'),
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** The registers that a school has to keep, of a class's month: a table on a desk, cards on a phone. */
export default function RegistersPage() {
  const { t, locale } = useLanguage()
  const { classId, name, month, isLast, kind, kinds, register, title } = useLoaderData<typeof loader>()
  const at = (steps: number) => paths.registers(classId, { kind, month: monthBeside(month, steps) })
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={`${name} · ${formatMonth(locale, month)}`}
        text={register?.text}
        back={{ href: paths.overview(), label: t('health.name') }}
        actions={
          <Steps
            earlier={{ label: t('health.registers.earlier'), href: at(-1) }}
            later={isLast ? null : { label: t('health.registers.later'), href: at(1) }}
          >
            {register && register.rows.length > 0 ? (
              <>
                <AskForFile action={paths.registersFile(classId, { kind, month })} label={t('health.registers.pdf')} />
                <Button variant="secondary" icon={Download} href={paths.registersCsv(classId, { kind, month })} plain>
                  {t('health.registers.csv')}
                </Button>
              </>
            ) : null}
          </Steps>
        }
      />
      <nav aria-label={t('health.registers.kinds')} className="mb-5 flex flex-wrap gap-2">
        {kinds.map(each => (
          <Chip
            key={each.kind}
            kind="link"
            href={paths.registers(classId, { kind: each.kind, month })}
            current={each.kind === kind}
          >
            {each.name}
          </Chip>
        ))}
      </nav>
      {register ? (
        <Table
          caption={register.title}
          columns={register.columns.map(({ id, label }, index) => ({
            ...{ id, header: label, main: index === 0 },
            cell: (row: (typeof register.rows)[number]) => row.cells[id] ?? '',
          }))}
          rows={register.rows}
          rowId={row => row.id}
          empty={<EmptyState title={t('health.registers.none')} />}
        />
      ) : (
        <RegistersReason classId={classId} kind={kind} month={month} />
      )}
    </>
  )
}
