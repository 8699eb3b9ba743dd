import { Form, useNavigation } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { Button } from '#app/ui/button.tsx'

/** Yes and no, beside each other and equal: same size, same weight, neither chosen beforehand. */
export function DecisionButtons({
  childId,
  purpose,
  yes,
  no,
  current,
}: {
  childId: string
  purpose: string
  yes: string
  no: string
  /** The latest answer: marked, and not offered again. */
  current?: 'granted' | 'refused' | undefined
}) {
  const { state } = useNavigation()
  const choice = (decision: 'granted' | 'refused', icon: typeof Check, label: string) => (
    <Button
      type="submit"
      name="decision"
      value={decision}
      variant={current === decision ? 'soft' : 'secondary'}
      icon={icon}
      block
      aria-pressed={current === undefined ? undefined : current === decision}
      disabled={state === 'submitting'}
    >
      {label}
    </Button>
  )
  return (
    <Form method="post" className="grid grid-cols-2 gap-3" preventScrollReset>
      <input type="hidden" name="childId" value={childId} />
      <input type="hidden" name="purpose" value={purpose} />
      {choice('granted', Check, yes)}
      {choice('refused', X, no)}
    </Form>
  )
}
