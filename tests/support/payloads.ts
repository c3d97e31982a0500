/** Set by whatever runs as script and ought not to. */
export const HIT = '__hit'

/** S12: what people or machines write who want more than to be read. Each on one line, and short enough for a name. */
export const SHORT_PAYLOADS = [
  '<script>__hit=1</script>',
  '<img src=x onerror=__hit=1>',
  '"><svg onload=__hit=1>',
  "'-__hit=1-'",
  '<b onmouseover=__hit=1>b</b>',
  '</title><script>__hit=1</script>',
  '<style>*{display:none}</style>',
  '<iframe srcdoc="<script>__hit=1">',
  'javascript:__hit=1//',
  '[x](javascript:__hit=1)',
  '![x](https://evil.example/x.png)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: nobody is to fill it in
  '${__hit=1}',
  '{{constructor.constructor("__hit=1")()}}',
  '<%= __hit=1 %>',
  '&lt;script&gt;__hit=1&lt;/script&gt;',
  '&#60;img src=x onerror=__hit=1&#62;',
  '=HYPERLINK("https://evil.example")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '＝1+1',
  '__proto__',
  'constructor',
  'toString',
  'x"; DROP TABLE rooms; --',
  '../../etc/passwd',
  '%00%0d%0aSet-Cookie: a=b',
  '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽',
  'Z̸̢a̶͜l̴͝g̵͘o̷̕',
  'مرحبا بالعالم',
  'a\u200Bb\uFEFFc\u00ADd',
] as const

/** The right-to-left override, and other marks that turn what stands after them. */
export const TURNING = ['a\u202Etxt.exe', '\u2066b\u2067c', '\u202Dd\u202C']
/** Halves of characters. */
export const BROKEN = ['\uD83D', 'a\uDC00b']
export const LONG_WORD = 'Ö'.repeat(400)
