import { useSubmit } from '@remix-run/react'
import Ellipsis from 'lucide-react/icons/ellipsis'
import PencilLine from 'lucide-react/icons/pencil-line'
import Undo2 from 'lucide-react/icons/undo-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Menu, type MenuEntry } from '#app/ui/menu.tsx'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import type { ShownNotice } from '../shown-notice.ts'

/** What its writer and the office may do with a notice as a whole. Taking it back is undone on the list. */
export function NoticeMenu({ notice }: { notice: ShownNotice }) {
  const t = useT()
  const submit = useSubmit()
  const standing = standingOf(notice)
  if (standing === 'withdrawn') return null
  const entries: MenuEntry[] = [
    { id: 'edit', label: t('notices.menu.edit'), icon: PencilLine, href: paths.edit(notice.id) },
    {
      id: 'withdraw',
      label: t(standing === 'out' ? 'notices.withdraw.action' : 'notices.withdraw.discard'),
      text: standing === 'out' ? t('notices.withdraw.text') : undefined,
      icon: Undo2,
      danger: true,
      parted: true,
      onSelect: () => submit(null, { method: 'post', action: paths.withdrawal(notice.id) }),
    },
  ]
  return (
    <Menu
      entries={entries}
      trigger={trigger => (
        <Button variant="secondary" icon={Ellipsis} {...trigger}>
          {t('notices.menu.more')}
        </Button>
      )}
    />
  )
}
