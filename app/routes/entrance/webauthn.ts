/*
 * WebAuthn in the browser, by its own JSON forms (WebAuthn Level 3 §5.1.8): in every current engine, so no library is loaded
 * for a page that most people see.
 */

/** Asks for a passkey and signs in with it. @returns where to go, or null when it was refused or is not supported */
export async function askForPasskey(address: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await challenge(address))
  return answer(address, await navigator.credentials.get({ publicKey }))
}

/** Makes a passkey on this device and adds it to the account. @returns where to go, or null */
export async function makePasskey(address: string, name: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await challenge(address))
  return answer(address, await navigator.credentials.create({ publicKey }), name)
}

/** Whether this browser can do it at all. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

async function challenge<Options>(address: string): Promise<Options> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(`The challenge was refused with ${response.status}`)
  return response.json()
}

async function answer(address: string, credential: Credential | null, name?: string): Promise<string | null> {
  if (!(credential instanceof PublicKeyCredential)) return null
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ response: credential.toJSON(), name }),
  })
  if (!response.ok) return null
  const { to }: { to: string } = await response.json()
  return to
}
