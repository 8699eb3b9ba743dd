import { useFetcher } from '@remix-run/react'
import CircleCheck from 'lucide-react/icons/circle-check'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { loader } from './address.ts'
import { standingMessage } from './standing-message.ts'

interface AddressFieldProps {
  /** What follows the school's own part: `.cubby.example`. */
  ending: string
  defaultValue?: string | undefined
  error?: string[] | undefined
  /** As typed so far; an address is suggested from it until the person writes their own. */
  schoolName?: string | undefined
  kind?: string | undefined
}

const pauseMs = 350

/** The school's address, checked as one types. Without scripts it is checked when the form is sent. */
export function AddressField({ ending, defaultValue = '', error, schoolName = '', kind = '' }: AddressFieldProps) {
  const t = useT()
  const { load, data } = useFetcher<typeof loader>()
  const [slug, setSlug] = useState(defaultValue)
  const own = useRef(defaultValue !== '')
  const [touched, setTouched] = useState(false)

  const question = own.current ? slug : schoolName
  useEffect(() => {
    if (question.trim() === '') return
    const query = new URLSearchParams(own.current ? { slug: question, kind } : { name: question, kind })
    const timer = setTimeout(() => load(`/sign-up/address?${query}`), pauseMs)
    return () => clearTimeout(timer)
  }, [question, kind, load])

  useEffect(() => {
    if (!own.current && data?.suggested) setSlug(data.suggested)
  }, [data])

  const choose = (value: string) => {
    own.current = true
    setTouched(true)
    setSlug(value)
  }
  const standing = data?.standing && data.standing.slug === slug.trim().toLowerCase() ? data.standing : null
  const wrong = standing !== null && standing.state !== 'free'
  const message = standing && standingMessage(standing)
  // What the server said when the form was sent stands until something is typed.
  const shown = !touched && error ? error : wrong && message ? t(message.key, message.values) : undefined
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('public.address.label')}
        hint={t('public.address.hint')}
        name="slug"
        value={slug}
        onChange={event => choose(event.currentTarget.value)}
        onBlur={() => setSlug(slug.trim().toLowerCase())}
        suffix={<span dir="ltr">{ending}</span>}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        required
        error={shown}
      />
      <div aria-live="polite">
        {standing?.state === 'free' && (
          <p className="flex items-center gap-1.5 font-semibold text-on-ok-soft text-sm">
            <CircleCheck size={18} className="shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {t('public.address.free', { slug: `${slug.trim().toLowerCase()}${ending}` })}
            </span>
          </p>
        )}
        {standing && 'alternatives' in standing && standing.alternatives.length > 0 && (
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-ink-soft text-sm">{t('public.address.instead')}</span>
            {standing.alternatives.map(each => (
              <Button key={each} variant="soft" size="sm" onClick={() => choose(each)}>
                {each}
              </Button>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
