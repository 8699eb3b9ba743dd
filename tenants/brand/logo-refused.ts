/** Why an uploaded logo was not taken; each has its own sentence in the editor. */
export const LOGO_REFUSALS = [
  'empty',
  'too-large',
  'unsupported',
  'animated',
  'damaged',
  'too-many-pixels',
  'too-small',
  'too-narrow',
  'svg-malformed',
  'svg-entities',
  'svg-too-complex',
  'svg-empty',
] as const
export type LogoRefusal = (typeof LOGO_REFUSALS)[number]

/** The upload is at fault, and trying the same file again will not help. */
export class LogoRefused extends Error {
  override readonly name = 'LogoRefused'

  constructor(
    readonly reason: LogoRefusal,
    options?: ErrorOptions,
  ) {
    super(`The logo was refused: ${reason}`, options)
  }
}
