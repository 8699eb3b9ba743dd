// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useNavigate } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { useToast } from '#app/ui/toast.tsx'
import type { CheckChild, CheckList } from '../check-child.ts'
import { type CheckFinding, nothingFound } from '../check-policy.ts'
import { paths } from '../paths.ts'
import { CheckRow } from './check-row.tsx'
import { CheckSheet } from './check-sheet.tsx'
import { useChecking } from './use-checking.ts'
import { isAbout } from './waiting-checks.ts'

const isDone = ({ check }: CheckChild) => check !== null && check.level !== 'open'
const isFine = ({ check }: CheckChild) => check?.level === 'fine'

/** A round of a class's check: those who are here first, then those of whom nobody knows yet. */
export function CheckRegister({ list, memberId }: { list: CheckList; memberId: string }) {
  const t = useT()
  const toast = useToast()
  const navigate = useNavigate()
  const { children, check, step, items, retry, drop } = useChecking(list, memberId)
  const [opened, setOpened] = useState<string>()
  const open = children.find(({ id }) => id === opened)
  // Whoever has gone home was here in the morning, and is not at noon.
  const isHere = ({ presence }: CheckChild) => presence === 'here' || (list.round === 'morning' && presence === 'gone')
  const here = children.filter(child => isHere(child) || isDone(child))
  const others = children.filter(child => child.presence === 'waited_for' && !isDone(child))
  const left = here.filter(child => !isDone(child))
  const alerts = children.filter(child => child.check?.level === 'alert').length

  const look = ({ id }: CheckChild) => navigate(paths.childChecks(id))
  const say = (child: CheckChild, finding: CheckFinding | null) => {
    const before = child.check
    check([{ childId: child.id, finding }])
    if (!before || before.level === 'open' || before.level === 'fine') return
    toast({
      message: t('attendance.check.changed', { name: child.name }),
      action: {
        label: t('ui.action.undo'),
        onAction: () => check([{ childId: child.id, finding: before.finding ?? nothingFound }]),
      },
    })
  }
  const allFine = () => {
    check(left.map(({ id }) => ({ childId: id, finding: nothingFound })))
    toast({
      tone: 'ok',
      message: t('attendance.check.all_done', { count: left.length }),
      action: {
        label: t('ui.action.undo'),
        onAction: () => check(left.map(({ id }) => ({ childId: id, finding: null }))),
      },
    })
  }
  const rows = (those: readonly CheckChild[], label: string) => (
    <ul
      role="list"
      aria-label={label}
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {those.map(child => (
        <CheckRow
          key={child.id}
          child={child}
          kept={items.filter(item => isAbout(item, child.id))}
          onRetry={retry}
          onDrop={drop}
          // What the reader has not seen they do not replace: first they say why they look.
          onFine={() => (child.check?.hidden ? look(child) : say(child, isFine(child) ? null : nothingFound))}
          onMore={() => (child.check?.hidden ? look(child) : setOpened(child.id))}
          onStep={each => step(child.id, each)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <section aria-live="polite" className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="font-extrabold font-heading text-2xl empty:hidden">
          {here.length === 0
            ? null
            : t('attendance.check.done_of', { done: here.length - left.length, total: here.length })}
        </p>
        {alerts > 0 ? <Badge tone="danger">{t('attendance.check.alerts', { count: alerts })}</Badge> : null}
        {here.length > 0 && left.length === 0 ? <Badge tone="ok">{t('attendance.check.complete')}</Badge> : null}
      </section>
      {here.length > 0 ? (
        rows(here, t('attendance.check.list', { round: t(`attendance.check.round.${list.round}`), class: list.name }))
      ) : (
        <p className="text-ink-soft">{t('attendance.check.nobody')}</p>
      )}
      {left.length > 0 ? (
        <div className="mt-5">
          <Button variant="soft" size="lg" icon={Check} onClick={allFine} block>
            {t('attendance.check.all_fine', { count: left.length })}
          </Button>
        </div>
      ) : null}
      {others.length > 0 ? (
        <section className="mt-8">
          <SectionHeader title={t('attendance.check.not_here')} />
          {rows(others, t('attendance.check.not_here'))}
        </section>
      ) : null}
      {open ? (
        <CheckSheet
          child={open}
          thresholds={list.thresholds}
          onClose={() => setOpened(undefined)}
          onSave={finding => say(open, finding)}
        />
      ) : null}
    </>
  )
}
