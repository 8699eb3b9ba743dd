import Baby from 'lucide-react/icons/baby'
import Blocks from 'lucide-react/icons/blocks'
import BookOpen from 'lucide-react/icons/book-open'
import Sunset from 'lucide-react/icons/sunset'
import { useT } from '#app/platform/i18n/provider.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { schoolKinds } from '#tenants/kinds.ts'

const icons = { kindergarten: Blocks, nursery: Baby, primary: BookOpen, 'after-school': Sunset } as const

interface KindFieldProps {
  value: string
  onChange: (kind: string) => void
  error?: string[] | undefined
}

/** What kind of school it is: it decides words and switches to begin with. */
export function KindField({ value, onChange, error }: KindFieldProps) {
  const t = useT()
  return (
    <RadioCards
      name="kind"
      legend={t('public.sign_up.kind')}
      hint={t('public.sign_up.kind_hint')}
      columns={2}
      value={value}
      onChange={onChange}
      error={error}
      options={schoolKinds.map(kind => ({
        value: kind,
        label: t(`public.kind.${kind}`),
        text: t(`public.kind.${kind}.text`),
        icon: icons[kind],
      }))}
    />
  )
}
