import BellRing from 'lucide-react/icons/bell-ring'
import Clock from 'lucide-react/icons/clock'
import Eye from 'lucide-react/icons/eye'
import List from 'lucide-react/icons/list'
import Mail from 'lucide-react/icons/mail'
import MessageCircle from 'lucide-react/icons/message-circle'
import MessageSquareText from 'lucide-react/icons/message-square-text'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Badge } from '#app/ui/badge.tsx'
import type { Icon } from '#app/ui/icon.ts'
import type { Tone } from '#app/ui/tone.ts'
import type { Reach } from '#tenants/notifications/reach.ts'

/** How far something has come to somebody, with the words for it. */
export interface ReachInWords {
  reach: Reach['reach']
  text: string
}

const looks: Record<Reach['reach'], { tone: Tone; icon: Icon }> = {
  seen: { tone: 'info', icon: Eye },
  push: { tone: 'info', icon: BellRing },
  wechat: { tone: 'info', icon: MessageCircle },
  sms: { tone: 'info', icon: MessageSquareText },
  email: { tone: 'info', icon: Mail },
  waiting: { tone: 'neutral', icon: Clock },
  listed: { tone: 'neutral', icon: List },
  untold: { tone: 'neutral', icon: Clock },
  unreached: { tone: 'warn', icon: TriangleAlert },
}

/** For staff, at somebody who has not read it yet: how it was delivered to them. */
export function ReachBadge({ reached: { reach, text } }: { reached: ReachInWords }) {
  return <Badge {...looks[reach]}>{text}</Badge>
}
