import { useNavigate } from '@remix-run/react'
import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { askForPasskey } from './webauthn.ts'

/** Signs in with a passkey. `next` is the address that makes and checks the challenge. */
export function PasskeySignIn({ next }: { next: string }) {
  const t = useT()
  const navigate = useNavigate()
  const [state, setState] = useState<'ready' | 'busy' | 'refused'>('ready')
  const signIn = async () => {
    setState('busy')
    const to = await askForPasskey(next).catch(() => null)
    if (to) navigate(to)
    else setState('refused')
  }
  return (
    <div className="flex flex-col gap-3">
      <Button
        variant="secondary"
        block
        icon={KeyRound}
        busy={state === 'busy'}
        busyLabel={t('ui.state.busy')}
        onClick={signIn}
      >
        {t('entrance.passkey.sign_in')}
      </Button>
      {state === 'refused' && (
        <Banner tone="warn" live>
          {t('entrance.passkey.refused')}
        </Banner>
      )}
    </div>
  )
}
