import { useFetchers } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useToast } from '#app/ui/toast.tsx'

/** Says why marks were not kept, each refusal once; the rows show again what stands. */
export function useRefusals(): void {
  const t = useT()
  const toast = useToast()
  const said = useRef(new Set<string>())
  const answers = useFetchers().filter(({ key, data }) => key.startsWith('attendance-') && data)
  useEffect(() => {
    for (const { key, data } of answers) {
      const errors = (data as Partial<Refused>).submission?.error
      const why = errors && Object.values(errors).flat().find(Boolean)
      if (!why || said.current.has(key)) continue
      said.current.add(key)
      toast({ tone: 'danger', message: t('attendance.register.refused', { why }) })
    }
  })
}
