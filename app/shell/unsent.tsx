import { useEffect, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keepUnsent } from '#app/platform/unsent.ts'
import { ToastRegion } from '#app/ui/toast-region.tsx'

/** Says on any page that a form did not reach the school; what was typed is still in it. */
export function Unsent() {
  const t = useT()
  const [times, setTimes] = useState(0)
  useEffect(() => keepUnsent(() => setTimes(before => before + 1)), [])
  const messages = times > 0 ? [{ id: times, tone: 'danger' as const, message: t('shell.unsent'), lasts: 12_000 }] : []
  return (
    <ToastRegion
      label={t('shell.unsent_region')}
      closeLabel={t('ui.action.close')}
      messages={messages}
      onClose={() => setTimes(0)}
    />
  )
}
