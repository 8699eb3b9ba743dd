/** `npm run doctor`: says what is switched on, and whether it answers. Exit code 1 when something that is on does not. */
import { loadDotEnv, requireNode, settingsFrom } from './checkout.mjs'
import { diagnose } from './diagnosis.mjs'
import { bold, dim, say } from './print.mjs'
import { command } from './refusal.mjs'

await command(async () => {
  requireNode()
  loadDotEnv()
  const findings = await diagnose(process.env, settingsFrom(process.env))
  for (const { name, state, words } of findings) {
    const mark = { on: 'on ', off: 'off', broken: 'NO ' }[state]
    say(`${state === 'broken' ? bold(mark) : state === 'off' ? dim(mark) : mark}  ${name.padEnd(14)} ${words}`)
  }
  const broken = findings.filter(finding => finding.state === 'broken')
  say(
    broken.length === 0
      ? '\nEverything that is switched on answers.'
      : `\nNot answering: ${broken.map(finding => finding.name).join(', ')}.`,
  )
  return broken.length === 0 ? 0 : 1
})
