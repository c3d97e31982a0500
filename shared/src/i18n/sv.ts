/**
 * Every sentence of the screens, in the source language. A text that depends on something is a function of it; there is no
 * template language, and the compiler sees to it that English has the same keys with the same arguments.
 */

export interface SpokenCard {
  readonly text: string
  readonly color: string
  readonly weight: number | undefined
  readonly author: { readonly name: string } | undefined
  readonly erased: { readonly role: string; readonly at: number } | undefined
}

export interface SpokenPlace {
  readonly position: number
  readonly total: number
  readonly isSelected: boolean
  /** The text may be about one single person. */
  readonly isDoubtful: boolean
}

export interface Digest {
  readonly added: readonly { readonly region: string; readonly count: number }[]
  readonly by: readonly string[]
  readonly moved: number
  readonly edited: number
  readonly removed: number
}

export interface ReadingError {
  readonly reason: string
  readonly row: number
  readonly found?: string
}

/** The lowest and the highest of some answers. */
export type Range = readonly [low: number, high: number]

const cards = (count: number) => (count === 1 ? '1 lapp' : `${count} lappar`)
const LOCALE = 'sv'
const list = (names: readonly string[]) => new Intl.ListFormat(LOCALE).format(names)
const decimal = (value: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value)
/** As many decimals as it was written with. */
const shownFigure = (value: number, unit: string, n: number) =>
  `${new Intl.NumberFormat(LOCALE).format(value)}${unit ? `\u00a0${unit}` : ''} (n\u00a0=\u00a0${n})`
const range = ([low, high]: Range) => (low === high ? `${low}` : `${low}–${high}`)

const COLORS = { yellow: 'gul', orange: 'orange', pink: 'rosa', green: 'grön', blue: 'blå', grey: 'grå' }

const timeOf = (at: number) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}
const aboutProblems = (count: number): string =>
  count === 1 ? 'Den gäller det enda problemet i listan.' : `Den gäller listans ${count} problem.`
const aboutFactors = (count: number): string =>
  count === 1 ? 'Den gäller den enda faktorn på tavlan.' : `Den gäller tavlans ${count} faktorer.`
const VOTERS = { facilitator: 'Processledare röstar', principal: 'Rektor röstar' }
const BALLOT = {
  loading: 'Hämtar din röst …',
  saving: 'Sparar …',
  saved: 'Din röst är sparad',
  waiting: 'Inte sparad än – inget nät',
  refused: 'Inte sparad',
}
const because = (reason: string) => `Motivering: ${reason}`
const ROLES = { facilitator: 'Processledare', member: 'Medlem', principal: 'Rektor', viewer: 'Läsare' }
const erasedMarker = (role: string, at: number) =>
  ['Borttaget av integritetsskäl', ROLES[role as keyof typeof ROLES]?.toLowerCase(), timeOf(at)]
    .filter(Boolean)
    .join(' · ')

/** Days are in no time zone (`2026-11-18`), and are shown as they are. */
const dayOf = (day: string, format: Intl.DateTimeFormatOptions) => {
  const isThisYear = day.startsWith(`${new Date().getFullYear()}-`)
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE, { ...format, ...year, timeZone: 'UTC' }).format(Date.parse(day))
}
const longDay = (day: string) => dayOf(day, { weekday: 'long', day: 'numeric', month: 'long' })

/** A day as one says it; a period that is said in words already ("vt 2025") stays as it is. */
const dayInWords = (at: string) =>
  /^\d{4}-\d\d-\d\d$/.test(at) && !Number.isNaN(Date.parse(at)) ? dayOf(at, { day: 'numeric', month: 'long' }) : at

const oneOf = (names: readonly string[]) => new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(names)
const inDays = (days: number): string => {
  if (days === 0) return 'i dag'
  if (Math.abs(days) === 1) return days > 0 ? 'i morgon' : 'i går'
  return days > 0 ? `om ${days} dagar` : `för ${-days} dagar sedan`
}
const lasts = (minutes: number): string => {
  if (minutes < 60) return `${minutes} minuter`
  if (minutes === 60) return '1 timme'
  if (minutes % 30 === 0) return `${decimal(minutes / 60)} timmar`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
const MODES = {
  plenary: 'alla tillsammans',
  silent: 'tyst skrivning',
  cluster: 'gruppera',
  pairs: 'i par',
  groups: 'i smågrupper',
  present: 'genomgång',
  questions: 'frågor',
  vote: 'röstning',
  break: 'paus',
}

const REFUSALS: Record<string, readonly [title: string, text: string]> = {
  'not-signed-in': ['Du behöver en inbjudan', 'Öppna länken som du fick av processledaren, eller skriv koden här.'],
  'not-a-member': [
    'Du är inte med i det här rummet',
    'Din åtkomst kan ha tagits bort. Be processledaren om en ny länk eller kod.',
  ],
  'not-allowed': ['Det får du inte göra här', 'Din roll i rummet räcker inte till för det. Fråga processledaren.'],
  'foreign-origin': [
    'Adressen stämmer inte',
    'Sidan är öppnad på en annan adress än den som servern är inställd för. Den som sköter servern kan ändra PUBLIC_URL.',
  ],
  'room-not-found': ['Rummet finns inte', 'Länken kan vara felskriven, eller så har rummet tagits bort.'],
  'not-found': ['Det finns inte', 'Det du söker finns inte, eller så har det tagits bort.'],
  'invite-not-valid': [
    'Länken eller koden gäller inte',
    'Den kan vara felskriven, ha gått ut eller ha dragits tillbaka. Be processledaren om en ny.',
  ],
  'too-many-members': [
    'Rummet är fullt',
    'Det finns inte plats för fler. Processledaren kan ta bort dem som inte längre ska vara med.',
  ],
  'too-many-requests': ['För många försök', 'Vänta en minut och försök igen.'],
  'too-large': ['Det är för stort', 'Filen eller texten är större än vad servern tar emot. Inget har ändrats.'],
  'bad-request': ['Det gick inte att läsa', 'Kontrollera vad du skrev eller vilken fil du valde. Inget har ändrats.'],
  'role-changed': [
    'Din roll har ändrats',
    'Processledaren har gett dig en annan roll i rummet. Öppna rummet igen för att fortsätta.',
  ],
  'client-too-old': ['Sidan är en äldre version', 'Rummet kräver en nyare version av Samtavla. Ladda om sidan.'],
  'not-saving': ['Servern kan inte spara just nu', 'Inget har ändrats. Försök igen om en liten stund.'],
  'server-restarting': ['Servern startar om', 'Försök igen om en liten stund.'],
  'round-closed': ['Omgången är avslutad', 'Den hann avslutas innan det här kom fram. Inget har ändrats.'],
  'not-so-any-more': ['Det har ändrats under tiden', 'Någon annan hann före. Läs det som står nu och försök igen.'],
  'reason-needed': ['Det behövs en motivering', 'Skriv varför, så att andra förstår det senare.'],
  'room-full': ['Det får inte plats', 'Rummet rymmer inte fler av det här slaget. Inget har ändrats.'],
  'personal-number': ['Här står ett personnummer', 'Ta bort det, så kan texten delas. Inget har ändrats.'],
  'no-connection': ['Ingen kontakt med servern', 'Kontrollera nätet och försök igen.'],
}

/** Why what was written cannot be sent any more. */
const UNSENT: Record<string, string> = {
  'role-lowered': 'Din roll ändrades innan det du skrev sist hade sparats.',
  'content-replaced': 'Rummet har rensats av integritetsskäl, och det du skrev sist hann inte sparas dessförinnan.',
  rescued: 'Rummet är skadat på servern, och det du skrev sist kan inte sparas där nu.',
  'not-a-member': 'Du togs bort ur rummet innan det du skrev sist hade sparats.',
  'room-not-found': 'Rummet togs bort innan det du skrev sist hade sparats.',
}

/** Why the server did not take what was written. */
const REFUSED_FRAMES: Record<string, string> = {
  'room-full':
    'Rummet rymmer inte mer, så det du skrev sist är inte sparat. Hämta texten som fil och fortsätt i ett nytt rum.',
  'too-large': 'Det är för stort på en gång, så det du gjorde sist är inte sparat.',
  'not-allowed': 'Din roll får inte skriva här, så det du skrev sist är inte sparat.',
}

export const sv = {
  product: 'Samtavla',
  /** For dates and times. */
  locale: LOCALE,
  dayInWords,
  close: 'Stäng',
  done: 'Klart',
  loading: 'Öppnar …',
  tryAgain: 'Försök igen',
  toHome: 'Till startsidan',
  yourName: 'Ditt namn',
  notFoundTitle: 'Sidan finns inte',
  notFoundText: 'Adressen leder inte till något.',

  roles: ROLES,
  roleMeans: {
    facilitator: 'leder rummet och bjuder in',
    member: 'skriver och flyttar lappar',
    principal: 'läser allt men skriver inte på tavlan',
    viewer: 'läser',
  },

  refusalTitle: (reason: string): string => REFUSALS[reason]?.[0] ?? 'Något gick fel',
  refusals: (reason: string): string =>
    REFUSALS[reason]?.[1] ??
    'Servern svarade inte som väntat. Försök igen, och hör av dig till den som sköter servern om det fortsätter.',
  editRefusals: {
    'board-locked': 'Tavlan är låst. Inget har ändrats.',
    'no-such-board': 'Tavlan är borttagen. Inget har ändrats.',
    'no-such-card': 'Lappen finns inte längre. Inget har ändrats.',
    'no-such-region': 'Fältet finns inte. Inget har ändrats.',
    'text-empty': 'Skriv något först. Inget har ändrats.',
    'text-too-long': 'Texten är för lång. Inget har ändrats.',
    'too-few': 'Det behövs minst två. Inget har ändrats.',
    'last-board': 'Rummet måste ha minst en tavla.',
    'not-allowed': 'Du läser som läsare. Inget har ändrats.',
    'card-erased': 'Texten är borttagen av integritetsskäl. Lappen kan flyttas eller tas bort, men inte skrivas i.',
    'reason-needed': 'Skriv en motivering, så att andra förstår den senare. Inget har ändrats.',
    'no-plan': 'Rummet har ingen plan.',
    'no-such-link': 'Tråden finns inte längre. Inget har ändrats.',
    'would-loop': 'Det skulle bli en cirkel, så att något beror på sig självt. Inget har ändrats.',
    'figure-needed': 'Skriv först siffran och hur många den gäller. Inget har ändrats.',
    'group-too-small': 'Gruppen är för liten för att siffran ska få visas för andra. Inget har ändrats.',
  },

  save: {
    connecting: 'Ansluter …',
    saved: 'Sparat',
    saving: 'Sparar …',
    offline: (waiting: number): string => (waiting === 0 ? 'Frånkopplad' : `Frånkopplad, ${waiting} väntar`),
    refused: 'Inte sparat',
    returned: (count: number): string => (count === 1 ? '1 ändring tillagd' : `${count} ändringar tillagda`),
    waiting: (count: number): string => (count === 1 ? '1 ändring väntar' : `${count} ändringar väntar`),
  },
  unsent: {
    why: (why: string): string => UNSENT[why] ?? 'Det du skrev sist kunde inte sparas i rummet.',
    fromHere: 'Det du skrev finns kvar i den här webbläsaren och skickas när du är inne i rummet igen.',
    count: (count: number): string => (count === 1 ? 'En text finns kvar här.' : `${count} texter finns kvar här.`),
    download: 'Hämta texten som fil',
    discard: 'Kasta texten',
    done: 'Filen är hämtad.',
    file: (room: string) => `Inte sparat – ${room}`,
    refused: (reason: string): string => REFUSED_FRAMES[reason] ?? 'Servern tog inte emot det du skrev sist.',
    discardRefused: 'Kasta ändringarna',
  },

  home: {
    title: 'Analysera tillsammans, på samma tavla',
    lead: 'För processgrupper som skriver, prioriterar och beslutar tillsammans – i samma rum, på distans eller var för sig.',
    myRooms: 'Mina rum',
    keptRooms: 'Rum på den här enheten',
    keptNote:
      'Servern går inte att nå. De här rummen går att öppna ändå. Det du skriver skickas när nätet är tillbaka.',
    haveCode: 'Jag har en kod',
    codeLabel: 'Kod',
    codeHint: 'Åtta tecken, till exempel från väggen i mötesrummet',
    codeGo: 'Gå med',
    newRoom: 'Skapa ett rum',
    roomTitle: 'Vad ska rummet heta?',
    how: 'Hur vill ni arbeta?',
    free: 'Fritt',
    byProcess: 'Efter en process',
    freeNote: 'Rummet får en tom SWOT-tavla. Fler tavlor läggs till efter hand.',
    whichProcess: 'Vilken process?',
    chooseProcess: 'Välj en process.',
    firstMeeting: 'Första mötet',
    firstMeetingNote: 'De andra mötena får ett förslag till dag. Allt går att ändra sedan.',
    notADay: 'Välj en dag mellan 2020 och 2100.',
    movedStart: (day: string) => `Den dagen är ledig, så första mötet hamnar på ${longDay(day)}.`,
    create: 'Skapa rummet',
    importFile: 'eller hämta ett rum från en fil …',
    fillIn: 'Fyll i det här fältet.',
    exampleTitle: 'Prova med ett exempel',
    exampleText:
      'En verklig SWOT med fjorton lappar, från arbetet med regionala serviceprogram. Du får ett eget exemplar att ändra i.',
    guest: 'Gäst',
    openExample: 'Öppna exemplet',
    caseTitle: 'Exempel: Ljungdungens skola – ett helt processår (påhittat)',
    caseText:
      'Följ en påhittad skola från de första siffrorna till årets sista uppföljning, med alla tavlor och beslut ifyllda. Du får ett eget exemplar.',
    openCase: 'Öppna den påhittade skolan',
  },
  privacy: {
    rule: 'Skriv om arbetet, aldrig om en enskild elev, vårdnadshavare eller kollega.',
    concerns: {
      'personal-number': 'Här står ett personnummer. Ta bort det, så kan texten delas.',
      'named-person': 'Gäller det en enskild person? Skriv om gruppen.',
      'contact-details': 'Behövs e-postadressen eller telefonnumret? Skriv hellre vilken funktion det gäller.',
      'sensitive-about-one': 'Gäller det en enskild person? Skriv om gruppen.',
    },
    noNumber: 'Det blev ett personnummer, och sådana kan inte stå på en lapp. Det nya togs inte med.',
    addAnyway: 'Lägg till ändå',
    howAnyway: 'Skriv om texten, eller tryck Enter igen för att lägga till den ändå.',
    mark: 'Kan gälla en person',
    review: (count: number) => `Se över ${count === 1 ? '1 lapp' : `${count} lappar`}`,
    rowText: (row: number, region: string) => `Lapp ${row} att se över, till ${region}`,
    leftOut: (count: number) =>
      `${count === 1 ? '1 lapp' : `${count} lappar`} tas inte med, för där står ett personnummer.`,

    erase: 'Ta bort av integritetsskäl …',
    eraseTitle: 'Ta bort av integritetsskäl',
    eraseWhat:
      'Texten försvinner för alla: från tavlan, historiken och Ångra, ur kommande exporter och ur kopiorna i deltagarnas webbläsare så snart de är uppkopplade. Det går inte att ångra.',
    eraseMarker: 'Kvar blir en lapp utan text och namn, som visar att något har tagits bort.',
    eraseBackups:
      'Säkerhetskopior och filer som redan är gjorda ändras inte. Be den som sköter servern om texten måste bort även där.',
    erasePublic:
      'Kan texten höra till en allmän handling? Då krävs ett beslut om gallring först. Fråga registratorn eller arkivarien om du är osäker.',
    eraseChosen: 'Det här tas bort',
    eraseRelated: 'Hör ihop med det: sammanslagna lappar och samma text på andra ställen',
    eraseInTrash: 'i papperskorgen',
    eraseOriginal: 'original till en sammanslagen lapp',
    eraseNow: (count: number) => (count === 1 ? 'Ta bort texten för alla' : `Ta bort ${count} lappars text för alla`),
    erased: (count: number): string =>
      count === 1 ? 'Texten är borttagen för alla.' : `Texten på ${count} lappar är borttagen för alla.`,
    reword: (region: string) => `Vill gruppen säga det på ett annat sätt? Skriv i ${region}.`,
    marker: erasedMarker,
  },
  key: {
    title: 'Min personliga nyckel',
    text: 'Nyckeln tar dig till dina rum på en annan dator eller telefon, utan konto. Behandla den som ett lösenord.',
    make: 'Visa en nyckel att anteckna',
    once: 'Anteckna nyckeln eller spara länken nu – den visas bara en gång. En ny nyckel ersätter den gamla.',
    haveOne: 'Jag har en nyckel',
    use: 'Hämta mina rum',
    signOut: 'Logga ut här',
    signOutNote:
      'På en dator som fler använder: loggar ut och tar bort det som finns sparat i webbläsaren. Utan nyckel kommer du bara tillbaka med en ny inbjudan.',
    signOutUnsaved: (count: number) =>
      `${count === 1 ? '1 ändring' : `${count} ändringar`} har inte skickats än och försvinner om du loggar ut. Öppna rummet när nätet är tillbaka: då skickas det som går, och resten kan du hämta som fil.`,
    signOutAnyway: 'Logga ut ändå',
    pageText: 'Länken tar dig till dina rum på den här enheten.',
  },
  join: {
    join: 'Gå med i ett rum',
    invited: 'Du är inbjuden till',
    nameHint: 'Så att de andra ser vem som skriver. Förnamn räcker.',
    go: 'Gå in och börja skriva',
    as: (role: string) => `Du går in som ${role.toLowerCase()}`,
  },

  room: {
    opening: 'Hämtar rummet.',
    plan: 'Planen',
    skip: 'Hoppa till tavlan',
    name: 'Rummets namn',
    rename: 'Byt namn på rummet',
    offline: 'Du kan skriva. Sparas här tills nätet är tillbaka.',
    notKept: 'Webbläsaren kan inte spara det du skriver på den här enheten. Stäng inte sidan medan du är frånkopplad.',
    roleNow: (role: string) => `Din roll är nu ${role.toLowerCase()}.`,
    newBuild: 'Det finns en ny version av Samtavla.',
    reload: 'Ladda om',
    restarting: 'Servern startar om. Du kan skriva vidare; allt skickas när den är tillbaka.',
    rescued:
      'Rummet är skadat på servern. Du ser det som gick att läsa, och inget nytt kan skrivas. Spara rummet som en fil och öppna filen som ett nytt rum.',
    notSaving:
      'Servern kan inte spara just nu. Det du skriver finns kvar här. Det sparas och de andra ser det så snart det går. Stäng inte sidan.',
    readOnly: (role: string) => `Du läser som ${role.toLowerCase()} och kan inte ändra på tavlan.`,
    locked: 'Tavlan är låst av processledaren. Du kan läsa men inte ändra.',
    lockedByUs: 'Tavlan är låst. Ingen kan ändra förrän du låser upp den i menyn.',
  },

  board: {
    boards: 'Tavlor',
    add: 'Ny tavla',
    create: 'Skapa tavlan',
    title: 'Tavlans namn',
    rename: 'Byt namn på tavlan',
    preset: 'Vilka fält?',
    changePreset: 'Ändra fält …',
    labels: 'Egna namn på fält och kolumner',
    labelsNote: 'Lämna tomt för det vanliga namnet.',
    presetNote: 'Lappar i fält som tas bort ligger kvar, och visas under de andra.',
    none: 'Rummet har inga tavlor.',
    remove: 'Ta bort tavlan',
    more: 'Mer',
    menuContent: 'Tavlan',
    menuOut: 'Ta med dig',
    menuSelf: 'Du',
    view: 'Visa som',
    views: {
      board: 'Tavla',
      list: 'Lista',
      fishbone: 'Fiskben',
      whys: 'Varför-kedjor',
      goals: 'Målträd',
      chain: 'Kedja',
      table: 'Tabell',
      timeline: 'Tidslinje',
      mine: 'Mina uppgifter',
      rating: 'Skattning',
      followup: 'Uppföljning',
      page: 'Sida',
    },
    undo: 'Ångra',
    redo: 'Gör om',
    undone: 'Din senaste ändring är ångrad.',
    redone: 'Ändringen är gjord igen.',
    nothingToUndo: 'Du har inget att ångra.',
    nothingToRedo: 'Du har inget att göra om.',
    lock: 'Lås tavlan',
    unlock: 'Lås upp tavlan',
    locked: 'låst',
    unlockedNow: 'Tavlan är upplåst.',
    regionName: 'Fältets namn',
    renameRegion: (label: string) => `Byt namn på fältet ${label}`,
    cardCount: cards,
    cardsIn: (label: string) => `Lappar i ${label}`,
    example: (text: string) => `Till exempel: ”${text}”`,
    noCards: 'Inga lappar än.',
    trash: 'Papperskorg',
    trashEmpty: 'Här är tomt. Lappar som tas bort från tavlan hamnar här och kan läggas tillbaka.',
    deletedBy: (name: string) => `Borttagen av ${name}`,
    restore: 'Lägg tillbaka',
  },

  cards: {
    add: 'Lägg till lappen',
    addTo: (region: string) => `Skriv en lapp i ${region}`,
    addPlaceholder: 'Skriv en lapp och tryck Enter',
    added: (count: number, region: string) => `${count === 1 ? 'Lappen' : cards(count)} ligger i ${region}.`,
    empty: '(tom lapp)',
    edit: 'Ändra texten',
    editLabel: 'Lappens text',
    more: 'Mer om lappen',
    menu: 'Vad vill du göra med lappen?',
    long: (length: number, most: number) =>
      `${length} av ${most} tecken. Kortare lappar är lättare att läsa på väggen – dela gärna upp den.`,
    tooLong: (length: number, most: number) =>
      `${length} tecken, men en lapp rymmer ${most}. Korta den eller dela upp den på flera rader och klistra in.`,
    lineTooLong: (most: number) => `En rad är längre än ${most} tecken.`,
    full: 'Lappen rymmer högst 500 tecken. Det nya togs inte med.',
    spoken: (card: SpokenCard, place: SpokenPlace, code?: string) =>
      [
        code,
        card.erased ? erasedMarker(card.erased.role, card.erased.at) : card.text || '(tom lapp)',
        place.isDoubtful && 'kan gälla en person',
        card.author?.name && `av ${card.author.name}`,
        COLORS[card.color as keyof typeof COLORS],
        card.weight && `vikt ${card.weight}`,
        place.isSelected && 'markerad',
        `${place.position} av ${place.total}`,
      ]
        .filter(Boolean)
        .join(', '),
    writing: (names: string) => `${names} skriver`,
    moving: (names: string) => `${names} flyttar`,
    moveTo: 'Flytta till …',
    moveTitle: (count: number) => (count === 1 ? 'Flytta lappen till' : `Flytta ${count} lappar till`),
    moveEnd: 'Var i fältet?',
    first: 'Överst',
    last: 'Underst',
    here: '(är här nu)',
    up: 'Flytta upp',
    down: 'Flytta ner',
    noFurther: 'Längre går det inte.',
    moved: (text: string, count: number, from: string, to: string, position: number, total: number) => {
      const what = count === 1 ? `”${text}” flyttad` : `${count} lappar flyttade`
      return `${what} ${from === to ? `i ${to}` : `från ${from} till ${to}`}, plats ${position} av ${total}.`
    },
    select: (isSelected: boolean): string => (isSelected ? 'Avmarkera' : 'Markera'),
    selected: (count: number, isSelected: boolean, text: string) =>
      `${isSelected ? 'Markerad' : 'Avmarkerad'}: ${text}. ${count} markerade.`,
    selectedCount: (count: number) => (count === 1 ? '1 lapp markerad' : `${count} lappar markerade`),
    clearSelection: 'Avmarkera alla',
    selectionCleared: 'Inget är markerat.',
    look: 'Färg och vikt …',
    color: 'Färg',
    colors: COLORS,
    weight: (weight: number) => `vikt ${weight} av 5`,
    weightLegend: 'Vikt, från 1 (lite) till 5 (mycket)',
    noWeight: 'Ingen',
    merge: (count: number) => `Slå ihop ${count} lappar …`,
    mergeShort: 'Slå ihop …',
    mergeTitle: (count: number) => `Slå ihop ${count} lappar till en`,
    mergeLabel: 'Den nya lappens text',
    mergeNote: 'Originalen försvinner inte: de ligger ett klick bort på den nya lappen.',
    merged: (count: number) => `${cards(count)} är nu en. Originalen ligger kvar på den nya lappen.`,
    originals: (count: number) => `${count} original`,
    mergedBy: (name: string, at: number): string => `Sammanslagen av ${name}, ${timeOf(at)}`,
    unmerge: 'Ta isär igen',
    unmerged: (count: number) => `${cards(count)} är tillbaka.`,
    split: 'Dela upp …',
    splitTitle: 'Dela upp lappen',
    splitLabel: 'En rad blir en lapp',
    splitHint: 'Gör en ny rad där du vill dela.',
    splitInto: (count: number) => `Dela upp i ${cards(count)}`,
    splitDone: (count: number) => `Lappen är nu ${count}.`,
    duplicate: 'Kopiera',
    duplicated: (count: number): string =>
      count === 1 ? 'Kopian ligger efter lappen.' : 'Kopiorna ligger efter lapparna.',
    delete: (count: number) => (count === 1 ? 'Ta bort lappen' : `Ta bort ${count} lappar`),
    deleteShort: 'Ta bort',
    deleted: (count: number) =>
      `${count === 1 ? 'Lappen är borttagen' : `${count} lappar är borttagna`}. Ångra med Ctrl+Z.`,
    focusLost: 'Någon annan tog bort lappen du var på.',
  },

  people: {
    title: 'I rummet nu',
    here: (count: number) => (count === 1 ? 'Bara du här' : `${count} här`),
    me: (name: string) => `${name} (du)`,
    away: 'borta från skärmen',
    follow: 'Följ',
    unfollow: 'Sluta följa',
    following: (name: string) => `Du följer ${name}.`,
    came: (names: readonly string[]) => `${list(names)} kom in i rummet.`,
    left: (names: readonly string[]) => `${list(names)} lämnade rummet.`,
  },
  digest: ({ added, by, moved, edited, removed }: Digest) => {
    const parts = added.map(({ region, count }) => `${count === 1 ? '1 ny lapp' : `${count} nya lappar`} i ${region}`)
    const who = by.length > 0 && by.length <= 3 ? `, av ${list(by)}` : ''
    if (moved > 0) parts.push(`${moved} ${moved === 1 ? 'flyttad' : 'flyttade'}`)
    if (edited > 0) parts.push(`${edited} ${edited === 1 ? 'ändrad' : 'ändrade'}`)
    if (removed > 0) parts.push(`${removed} ${removed === 1 ? 'borttagen' : 'borttagna'}`)
    return `${list(parts)}${who}.`
  },

  share: {
    open: 'Dela',
    title: 'Bjud in till rummet',
    codeTitle: 'Här och nu',
    codeHow: (host: string) => `Rikta telefonen mot rutan, eller gå till ${host} och skriv koden:`,
    qrLabel: 'QR-kod som leder till rummet',
    copyLink: 'Kopiera länken',
    copied: 'Kopierat',
    linkTitle: 'En länk att skicka',
    linkRole: 'Den som öppnar länken blir',
    makeLink: 'Skapa en länk',
    linkOnce: 'Kopiera länken nu – den visas bara en gång. Den gäller i två veckor.',
    active: 'Länkar och koder som gäller',
    code: (code: string) => `Koden ${code}`,
    link: (role: string) => `Länk för ${role.toLowerCase()}`,
    uses: (count: number, until: string) =>
      `Använd ${count === 1 ? '1 gång' : `${count} gånger`}, gäller till ${until}`,
    withdraw: 'Dra tillbaka',
    withdrawTitle: (name: string) => `Dra tillbaka: ${name}`,
    withdrawMeans: (isCode: boolean, count: number) => {
      const closed = `Ingen ny kan komma in med ${isCode ? 'koden' : 'länken'} när den är tillbakadragen.`
      return count === 0 ? closed : `${closed} Den som tas bort kan inte längre se eller ändra något i rummet.`
    },
    withdrawOnly: (isCode: boolean) => `Dra tillbaka ${isCode ? 'koden' : 'länken'}`,
    withdrawAndRemove: (isCode: boolean, count: number) =>
      `Dra tillbaka ${isCode ? 'koden' : 'länken'} och ta bort ${count === 1 ? 'den' : `de ${count}`} som kom in med den`,
    keepInvite: 'Låt den vara kvar',
    withdrawn: (isCode: boolean, removed: number) => {
      const people = removed === 1 ? ' En person är borttagen.' : ` ${removed} personer är borttagna.`
      return `${isCode ? 'Koden' : 'Länken'} är tillbakadragen.${removed === 0 ? '' : people}`
    },
    members: (count: number) => `Med i rummet (${count})`,
    roleOf: (name: string) => `Roll för ${name}`,
    remove: 'Ta bort',
  },

  exchange: {
    importTitle: 'Hämta in lappar …',
    pasteTitle: 'Det du klistrar in blir lappar',
    textLabel: 'Klistra in en lista, en tabell eller Markdown',
    textHint: 'En rad eller cell blir en lapp. Rubriker som heter som fälten sorterar lapparna.',
    fileLabel: 'eller välj en fil (CSV, Markdown eller text)',
    region: 'Lappar utan fält hamnar i',
    add: (count: number) => (count === 0 ? 'Lägg till' : `Lägg till ${cards(count)}`),
    added: (count: number): string => `${cards(count)} ${count === 1 ? 'är tillagd' : 'är tillagda'}.`,
    error: ({ reason, row, found }: ReadingError): string => {
      const piece = found ? `: ”${found}”` : ''
      const sentences: Record<string, string> = {
        empty: 'Här finns inget att göra lappar av.',
        'too-many-rows': 'Det är fler än 500 lappar. Ta en del i taget.',
        'too-many-cells': `Rad ${row} har fler kolumner än rubrikraden${piece}. Sätt citattecken om text som innehåller skiljetecknet.`,
        'text-too-long': `Rad ${row} är längre än 500 tecken${piece}.`,
        'unknown-region': `Rad ${row} nämner ett fält som tavlan inte har${piece}.`,
        'bad-weight': `Rad ${row} har en vikt som inte är 1–5${piece}.`,
        'bad-color': `Rad ${row} har en färg som inte finns${piece}.`,
        'unclosed-quote': `Rad ${row} har ett citattecken som aldrig tar slut${piece}.`,
        'no-text-column': 'Rubrikraden saknar kolumnen Text.',
      }
      return `${sentences[reason] ?? 'Det gick inte att läsa.'} Inget har ändrats.`
    },
    print: 'Skriv ut …',
    csv: 'Tavlan som CSV',
    markdown: 'Tavlan som Markdown',
    json: 'Hela rummet som fil',
  },

  projector: {
    open: 'Storbild',
    close: 'Avsluta storbild',
    zoom: 'Vad ska synas?',
    all: 'Alla fält',
    join: (host: string) => `Gå med: ${host}, kod`,
  },

  gaps: {
    title: 'Glapp i tråden',
    lead: 'Här ser ni var den röda tråden är av och vad ni kan göra åt det. Ni kan skriva vidare som vanligt hur mycket som än står här.',
    looking: 'Letar efter glapp …',
    none: 'Inga glapp just nu. Tråden håller.',
    noneOn: 'Inga glapp på den här tavlan.',
    count: (count: number): string => (count === 1 ? '1 glapp' : `${count} glapp`),
    announced: (count: number): string => (count === 0 ? 'Inga glapp i tråden' : `${count} glapp i tråden`),
    board: 'Tavla',
    allBoards: 'Alla tavlor',
    levels: { E: 'Stoppar utskick', G: 'Behövs innan ni går vidare', W: 'Att tänka på', I: 'Bra att veta' },
    names: (names: readonly string[], more: number): string =>
      more > 0 ? `${names.join(', ')} och ${more} till` : list(names),
    says: {
      'RT-01': (names: string) => `${names} bygger inte på något`,
      'RT-02': (names: string) => `${names} saknar orsak`,
      'RT-03': (names: string) => `${names} saknar åtgärd`,
      'RT-04': (names: string) => `${names} saknar orsak`,
      'RT-05': (names: string) => `${names} saknar långsiktigt mål`,
      'RT-06': (names: string) => `${names} saknar effektkedja`,
      'RT-07': (names: string) => `${names} saknar tecken`,
      'RT-08': (names: string) => `${names} har inte lästs av`,
      'RT-09': (names: string) => `${names} saknar uppgifter`,
      'RT-10': (names: string) => `${names} har passerat slutdatum utan uppföljning`,
      'RT-11': (names: string) => `${names} hör inte till någon åtgärd`,
      'RT-12': (names: string) => `${names} saknar aktiviteter`,
      'RT-13': (names: string) => `${names} saknar motivering`,
      'RT-14': (names: string): string =>
        names ? `Fler än tre problem är prioriterade: ${names}` : 'Inget av de prioriterade problemen är kvar',
      'RT-15': (names: string) => `${names} har tomma led`,
      'RT-16': (names: string) => `${names} har bara orsaker på individnivå`,
      'RT-17': (names: string) => `${names} har en kommentar som väntar på svar`,
      'RT-18': (names: string) => `${names} har ett tecken som hör till ett annat mål`,
      'RT-19': (names: string) => `${names} gäller en för liten grupp`,
    },
    todo: {
      'RT-01': 'Vad ser eller vet ni som visar problemet? Dra en tråd från problemet till den lappen.',
      'RT-02': 'Fråga varför, och skriv svaret i orsaksanalysen.',
      'RT-03': 'Bestäm vad ni gör åt orsaken, eller säg att den får vänta.',
      'RT-04': 'Vilken orsak ska åtgärden göra något åt? Fyll i det i åtgärdsplanen.',
      'RT-05': 'Skriv vad som ska vara annorlunda för eleverna om två till tre år.',
      'RT-06': 'Visa led för led hur det ni gör ska göra skillnad för eleverna.',
      'RT-07': 'Skriv vad ni kommer att se, höra eller räkna när det blir bättre.',
      'RT-08': 'Skriv in vad ni har sett, även om det är att inget har hänt.',
      'RT-09': 'Fyll i det som saknas i åtgärdsplanen.',
      'RT-10': 'Följ upp vad som hände: är åtgärden klar, eller behöver den ändras?',
      'RT-11': 'Välj vilken åtgärd aktiviteten är en del av.',
      'RT-12': 'Dela upp åtgärden i det som ska göras, vecka för vecka.',
      'RT-13': 'Skriv varför, så att andra förstår det senare.',
      'RT-14': 'Välj ett till tre problem att gå vidare med.',
      'RT-15': 'Fyll i leden, eller ta bort dem ni inte behöver.',
      'RT-16': 'Fråga vad i organisationen och i undervisningen som bidrar.',
      'RT-17': 'Svara, eller markera kommentaren som klar.',
      'RT-18': 'Kontrollera vilket mål åtgärden och tecknet hör till.',
      'RT-19': 'Ta bort värdet, eller slå ihop gruppen med en annan.',
    },
    filled: (filled: number, total: number) => `${filled} av ${total} ifyllt`,
    lacks: (parts: readonly string[]) => `saknar ${list(parts)}`,
    parts: {
      expected_effect: 'effekt',
      responsible: 'ansvarig',
      due: 'slutdatum',
      causes: 'orsak',
      goals: 'mål',
      signs: 'tecken',
      reason: 'motivering',
    } as Readonly<Record<string, string>>,
    due: (day: string) => `skulle vara klar ${dayInWords(day)}`,
    waits: (days: number) => `har väntat i ${days} dagar`,
    tips: (count: number): string => (count === 1 ? '1 tips om tavlan' : `${count} tips om tavlan`),
    news: {
      title: 'Nytt sedan förra mötet',
      since: (day: string) => `Mötet var ${longDay(day)}.`,
      none: 'Inget nytt sedan dess.',
      cards: (count: number): string => (count === 1 ? '1 ny lapp' : `${count} nya lappar`),
      readings: (count: number): string => (count === 1 ? '1 ny avläsning' : `${count} nya avläsningar`),
      links: (count: number): string => (count === 1 ? '1 ny tråd' : `${count} nya trådar`),
      decisions: (count: number): string => (count === 1 ? '1 nytt beslut' : `${count} nya beslut`),
      comments: (count: number): string => (count === 1 ? '1 ny kommentar' : `${count} nya kommentarer`),
    },
  },

  settings: {
    title: 'Inställningar',
    language: 'Språk / Language',
    theme: 'Utseende',
    themeAuto: 'Som enheten',
    themeLight: 'Ljust',
    themeDark: 'Mörkt',
    toLight: 'Byt till ljust',
    toDark: 'Byt till mörkt',
    motion: 'Rörelse',
    motionAuto: 'Som enheten',
    motionReduced: 'Stilla',
    announcements: 'Skärmläsaren berättar om andras ändringar',
    announceDigest: 'Ibland',
    announceAll: 'Ofta',
    announceOff: 'Aldrig',
    shortcuts: 'Kortkommandon med en bokstav',
    on: 'På',
    off: 'Av',
  },
  notes: {
    label: 'Anteckningar',
    toolbar: 'Textens utseende',
    heading: 'Rubrik',
    subheading: 'Underrubrik',
    bold: 'Fet stil',
    italic: 'Kursiv stil',
    bullets: 'Punktlista',
    numbers: 'Numrerad lista',
    undo: 'Ångra det du skrev',
    redo: 'Gör om det du ångrade',
    invitation: 'Skriv anteckningar från mötet här. Alla i rummet kan skriva samtidigt.',
    nothing: 'Här står inget än.',
    forgetFirst: 'Stryk först orden i texten, så att ingen ser dem längre.',
    forgetWhat:
      'Sedan försvinner allt som har strukits i rummets anteckningar för alla: ur Ångra, ur historiken och ur kopiorna i deltagarnas webbläsare så snart de är uppkopplade. Det går inte att ångra.',
    forgetNow: 'Ta bort det strukna för alla',
    forgotten: 'Det som var struket är borttaget för alla.',
    notWhole: 'En del av anteckningarna kan inte visas här, och därför går det inte att skriva. Ladda om sidan.',
  },
  documents: {
    decisionColumns: ['Dag', 'Beslut', 'Motiv', 'Beslutat av', 'Läge'],
    settled: 'Fastställt',
    preview: 'Förhandsgranska utskriften',
    print: 'Skriv ut',
    asPdf: 'Vill du ha en PDF? Tryck på Skriv ut och välj ”Spara som PDF” i stället för en skrivare.',
    printPage: 'Skriv ut eller spara som PDF …',
    word: 'Word (.docx)',
    excel: 'Excel (.xlsx)',
    calendar: 'Kalender (.ics)',
    printed: (day: string, isDraft: boolean): string => (isDraft ? `Utkast, utskrivet ${day}` : `Utskrivet ${day}`),
    withoutProblem: 'Utan problem',
    noActions: 'Inga åtgärder än.',
    alsoUnder: (codes: string) => `Se också ${codes}, under ett annat problem.`,
    missing: (name: string, missing: readonly string[]): string => `${name}: ${missing.join(', ')} saknas`,
    text: 'Text',
    resources: 'Resurser och verksamhetsplan',
    status: 'Status',
    leadsTo: 'Leder till',
    arrow: (to: string, assumption: string): string => (assumption ? `${to} (antar att: ${assumption})` : to),
    unit: 'Enhet',
    groupSize: 'Antal (n)',
    region: 'Fält',
    due: (code: string, text: string) => [code, 'klart:', text].filter(Boolean).join(' '),
    meeting: (name: string): string => (name ? `Möte: ${name}` : 'Möte'),
  },
  silence: {
    begin: 'Tyst skrivning …',
    beginTitle: 'Tyst skrivning',
    beginWhat:
      'Var och en skriver för sig. Ingen annan ser lapparna, inte heller du, bara hur många de är. Sedan visar du alla på en gång.',
    names: 'När lapparna visas',
    anonymous: 'Utan namn',
    withNames: 'Med namn',
    namesNote: 'Det går inte att ändra när skrivningen har börjat.',
    minutes: 'Minuter',
    noLimit: 'Tom ruta: ingen tidsgräns.',
    badMinutes: 'Skriv ett heltal mellan 1 och 240.',
    start: 'Börja skriva tyst',
    on: 'Tyst skrivning',
    onlyYou: 'Bara du ser dina lappar tills processledaren visar alla.',
    onlyYouLeading: 'Ingen ser de andras lappar förrän du visar alla.',
    willBe: (isAnonymous: boolean): string => (isAnonymous ? 'Visas utan namn.' : 'Visas med namn.'),
    count: (count: number): string => `${cards(count)} hittills`,
    timeLeft: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')} kvar`,
    timeUp: 'Tiden är ute',
    spokenLeft: (minutes: number): string => (minutes === 1 ? '1 minut kvar.' : `${minutes} minuter kvar.`),
    more: 'En minut till',
    reveal: 'Visa alla lappar',
    revealed: (count: number): string =>
      count === 1
        ? '1 lapp från den tysta skrivningen visas nu.'
        : `${count} lappar från den tysta skrivningen visas nu.`,
    over: 'Den tysta skrivningen är slut. Lapparna visas för alla.',
    field: (region: string) => `Skriv tyst i ${region}`,
    placeholder: 'Skriv en egen lapp och tryck Enter',
    own: (region: string) => `Dina lappar i ${region}. Bara du ser dem.`,
    note: (number: number) => `Din lapp ${number}`,
    remove: 'Ta bort min lapp',
    added: 'Lappen är sparad. Bara du ser den.',
    held: 'Delas inte förrän personnumret är borta.',
    long: (length: number): string =>
      `${length} tecken. Det går bra, men korta lappar är lättare att gruppera. Dela gärna upp den.`,
    tooLong: (length: number, most: number): string =>
      `${length} tecken, men en lapp rymmer ${most}. Korta den, annars visas den inte.`,
    notShown: 'De här lapparna har inte visats för de andra.',
    leftOver: 'Den här hann du inte lägga till innan alla lappar visades.',
    addNow: 'Lägg till den nu',
    turn: 'Låt nästa person skriva',
    turnTitle: 'Nästa person skriver här',
    turnWhat:
      'Lapparna som är skrivna döljs på den här skärmen, så att nästa person börjar på ett tomt blad. Lapparna finns kvar.',
    turnName: 'Namn på den som skriver nu',
    turnNameNote: 'Behövs bara om lapparna ska visas med namn.',
    turnGo: 'Börja på ett tomt blad',
    turnNow: (name: string): string => (name ? `${name} skriver.` : 'En ny person skriver.'),
    hidden: (count: number): string =>
      count === 1 ? '1 lapp från den som skrev före' : `${count} lappar från dem som skrev före`,
  },
  comments: {
    title: 'Kommentarer',
    open: 'Kommentera …',
    count: (all: number, open: number): string => {
      const written = all === 1 ? '1 kommentar' : `${all} kommentarer`
      if (open === all) return written
      if (open === 0) return `${written}, ${all === 1 ? 'klar' : 'klara'}`
      return `${written}, ${open} inte ${open === 1 ? 'klar' : 'klara'}`
    },
    none: 'Inga kommentarer än.',
    by: (name: string, role: string, at: number): string => `${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    field: 'Skriv en kommentar',
    everybody: 'Alla i rummet kan läsa den.',
    isEmpty: 'Skriv något först.',
    send: 'Kommentera',
    sent: 'Kommentaren är skickad.',
    closed: 'Lappen går inte att kommentera längre.',
    resolve: 'Klar',
    resolvedBy: (name: string, at: number): string => `Klar: ${name}, ${timeOf(at)}`,
    resolved: 'Kommentaren är klar.',
    reopen: 'Öppna igen',
    reopened: 'Kommentaren är öppen igen.',
    remove: 'Ta bort …',
    removeWhat: 'Kommentarens text försvinner för alla. Det går inte att ångra.',
    removeNow: 'Ta bort för alla',
    keep: 'Behåll',
    removed: 'Kommentaren är borttagen.',
    marker: (role: string, at: number): string => `Borttagen · ${role.toLowerCase()} · ${timeOf(at)}`,
  },
  thread: {
    title: 'Röda tråden',
    open: 'Röda tråden …',
    from: (name: string) => `Röda tråden för ${name}`,
    up: 'Bygger på',
    upNone: 'Den här lappen bygger inte på någon annan lapp.',
    down: 'Ledde till',
    downNone: 'Inget har byggts på den här lappen än.',
    rests: (count: number): string => (count === 1 ? 'Bygger på 1 lapp' : `Bygger på ${count} lappar`),
    leads: (codes: string) => `Ledde till ${codes}`,
    through: {
      based_on: ['bygger på', 'belägg för'],
      caused_by: ['orsak till', 'har orsaken'],
      because_of: ['svarar på varför', 'beror på'],
      addresses: ['mål för', 'har målet'],
      part_of: ['del av', 'delas upp i'],
      sign_of: ['tecken på', 'märks genom'],
      starts_in: ['börjar i', 'här börjar kedjan'],
      effect_of: ['följer av', 'leder till'],
      becomes: ['kommer ur kedjan', 'blev åtgärd'],
      acts_on: ['möter orsaken', 'möts av'],
      serves: ['för målet', 'nås genom'],
      shows: ['visar om den verkar', 'syns genom'],
      breaks_down: ['del av åtgärden', 'delas upp i'],
      supports: ['stöd till', 'får stöd'],
      spreads: ['sprider', 'sprids genom'],
      follows_up: ['följer upp', 'följs upp i'],
      replaces: ['tidigare lydelse', 'nu'],
      continues: ['fortsätter från', 'fortsätter i'],
      original: ['original', 'ingår i'],
    } as Readonly<Record<string, readonly [up: string, down: string]>>,
    stages: {
      evidence: 'underlag',
      state: 'nuläge',
      problem: 'problem',
      cause: 'orsak',
      goal: 'mål',
      chain: 'effektkedja',
      action: 'åtgärd',
      sign: 'tecken',
      activity: 'aktivitet',
      followup: 'uppföljning',
      other: 'annat',
    },
    columns: ['Nr', 'Hur det hänger ihop', 'Lapp', 'Tavla', 'Skrivet av'],
    asText: 'Text',
    asPicture: 'Bild',
    look: 'Så visas tråden',
    reading: (value: string, at: string) => `Avläsning ${at}: ${value}`,
    print: 'Skriv ut eller spara …',
    copyText: 'Kopiera som text',
    textCopied: 'Tråden är kopierad.',
    breaks: (codes: string) => `Det bryter tråden för ${codes}.`,
    breaksSome: (count: number): string => (count === 1 ? 'en lapp till' : `${count} lappar till`),
    versionFrom: (reason: string) => `Ändrad: ${reason}`,
    goTo: 'Gå till lappen',
    copyLink: 'Kopiera länk till lappen',
    copied: 'Länken är kopierad.',
    notCopied: 'Webbläsaren lät inte länken kopieras. Här är den:',
    removed: 'borttagen',
    unlink: 'Ta bort tråden',
    unlinked: 'Tråden är borttagen. Båda lapparna är kvar.',
  },
  convert: {
    from: 'Växer fram ur:',
    to: 'Ska ha vuxit fram ur den nya lappen:',
    text: (tool: string) => `Vad ska stå på den nya lappen i ${tool}?`,
    made: (code: string | undefined, board: string) => `${code ?? 'Lappen'} ligger på tavlan ${board}.`,
    show: 'Visa',
  },
  figures: {
    open: 'Siffra …',
    title: (row: string) => `Siffra: ${row}`,
    cell: (shown: string): string => (shown ? `Siffra: ${shown}. Ändra` : 'Skriv in siffran'),
    hidden: {
      small: 'Visas inte: färre än 10 i gruppen',
      reckoned: 'Visas inte: annars går en liten grupp att räkna ut',
    },
    onlyYou: 'Bara du ser den här siffran',
    value: 'Värde',
    valueHint: 'Till exempel 66 eller 66,5',
    valueNeeded: 'Skriv värdet som ett tal, till exempel 66,5.',
    unit: 'Enhet',
    unitHint: 'Till exempel %, elever eller poäng',
    unitNeeded: 'Skriv vad talet räknas i, till exempel % eller elever.',
    n: 'Antal i gruppen (n)',
    nHint: 'Hur många elever siffran gäller',
    nNeeded: 'Skriv hur många de är, som ett heltal. Innan det står här visas ingenting för andra.',
    save: 'Spara',
    remove: 'Ta bort siffran',
    shown: shownFigure,
    willShow: (figure: string) => `Alla i rummet får se ${figure}.`,
    willHide: {
      small:
        'Bara du kommer att se siffran. Gruppen är mindre än 10, och då kan siffran säga något om en enskild elev. Andra läser ”Visas inte”.',
      reckoned:
        'Bara du kommer att se siffran. Den och de andra raderna skulle tillsammans avslöja en grupp som är mindre än 10.',
    },
    withdraws: (rows: readonly string[]): string =>
      `Även ${list(rows)} döljs för andra, för annars går en grupp som är mindre än 10 att räkna ut. Andra kan redan ha sett ${rows.length === 1 ? 'den siffran' : 'de siffrorna'}.`,
    saved: 'Siffran är sparad.',
    savedHidden: 'Siffran är sparad. Bara du ser den.',
    removed: 'Siffran är borttagen.',
    leak: (rows: readonly string[]): string =>
      `Nu går det att räkna ut en siffra för en grupp som är mindre än 10. Det går inte längre om ni döljer ${list(rows)}. Andra kan redan ha sett ${rows.length === 1 ? 'den siffran' : 'de siffrorna'}.`,
    hide: 'Dölj för andra',
    hiddenNow: (rows: readonly string[]): string =>
      `${list(rows)} visas inte längre för andra. Du ser fortfarande ${rows.length === 1 ? 'siffran' : 'siffrorna'}.`,
    pasteTitle: 'Siffrorna du klistrar in blir rader',
    importTitle: 'Hämta in siffror',
    textLabel: 'Klistra in rader från ett kalkylark',
    textHint: 'Med eller utan rubriker: mått, grupp, läsår, värde, enhet, n och källa.',
    nothing: 'Här finns inga rader än.',
    noText: 'Ingen kolumn är mått än. Välj vilken kolumn som säger vad som har mätts.',
    columnOf: (number: number) => `Kolumn ${number} är`,
    columns: {
      ...{
        text: 'Mått',
        group: 'Grupp',
        period: 'Läsår',
        value: 'Värde',
        unit: 'Enhet',
        n: 'Antal (n)',
        source: 'Källa',
      },
      none: 'Tas inte med',
    },
    others: 'Andra ser',
    noFigure: 'Ingen siffra: värde, enhet eller antal saknas',
    summary: (rows: number, hidden: number): string => {
      const all = rows === 1 ? '1 rad' : `${rows} rader`
      if (hidden === 0) return `${all}. Ingen siffra behöver döljas.`
      return `${all}. ${hidden === 1 ? '1 siffra döljs' : `${hidden} siffror döljs`} för andra. Inget är delat än.`
    },
    stopped: (rows: number): string =>
      rows === 1
        ? '1 rad har ett personnummer och tas inte med.'
        : `${rows} rader har ett personnummer och tas inte med.`,
    add: (rows: number): string => (rows === 1 ? 'Lägg till 1 rad' : `Lägg till ${rows} rader`),
    added: (rows: number, hidden: number): string => {
      const all = rows === 1 ? '1 rad är tillagd.' : `${rows} rader är tillagda.`
      if (hidden === 0) return all
      return `${all} ${hidden === 1 ? '1 siffra' : `${hidden} siffror`} ser bara du.`
    },
    chart: 'Diagram',
    chartOf: (name: string, unit: string, periods: number) =>
      `Stapeldiagram: ${name}${unit ? `, i ${unit}` : ''}, ${periods} tillfällen. Tabellen nedanför säger samma sak.`,
    series: 'Visa',
    gap: 'visas inte',
  },
  adjust: {
    open: 'Justera …',
    title: (code: string) => `Justera ${code}`,
    note: 'Lappen behåller sitt nummer, sina trådar och sina kommentarer. Det som stod förut sparas bredvid, med motiveringen.',
    text: 'Så här ska det stå',
    done: (code: string) => `${code} är justerad. Den tidigare lydelsen finns kvar.`,
    versions: 'Tidigare lydelser',
  },
  followUp: {
    actions: 'Planerade åtgärder',
    noActions: 'Det finns inga åtgärder än. De kommer hit från åtgärdsplanen.',
    turns: {
      late: (count: number) => `Försenade (${count})`,
      ongoing: (count: number) => `Pågår (${count})`,
      planned: (count: number) => `Planerade (${count})`,
      done: (count: number) => `Klara (${count})`,
      stopped: (count: number) => `Avbrutna (${count})`,
    },
    decide: 'Bestäm vad som händer nu: följ upp, flytta eller avbryt.',
    followUp: 'Följ upp …',
    readings: 'Mål och tecken',
    noReadings: 'Det finns inga mål eller tecken att läsa av än.',
    notRead: 'Inte avläst än.',
    figure: 'Siffra',
    figureWords: (figure: { hidden: 'small' | 'reckoned' } | { value: number; unit: string; n: number }): string => {
      if (!('hidden' in figure)) return shownFigure(figure.value, figure.unit, figure.n)
      return figure.hidden === 'small'
        ? 'visas inte, för liten grupp'
        : 'visas inte, för annars går en liten grupp att räkna ut'
    },
    fromTo: (from: string, to: string, unit: string) => `Från ${from} till ${to} ${unit}`.trim(),
    began: 'Så började det',
    chosen: (day: string, by: string) => `Prioriterades ${day} av ${by}.`,
  },
  page: {
    facts: 'Ramar',
    hint: 'Skriv direkt i rutorna. Det sparas när du lämnar dem.',
    words: (count: number, from: number, to: number) => `${count} ord. ${from}–${to} ord är lagom för en sida.`,
  },
  timeline: {
    label: (count: number) => `Tidslinje med ${count === 1 ? '1 rad' : `${count} rader`}. Rulla med piltangenterna.`,
    none: 'Inget har ett datum än. Skriv när något börjar eller ska vara klart, så syns det här.',
    undated: (count: number) => `Utan datum (${count})`,
    today: 'I dag',
    week: (week: number) => `v. ${week}`,
    year: (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`,
    month: (day: string) => dayOf(day, { month: 'short' }),
    meeting: (day: string) => `Möte ${dayInWords(day)}`,
    span: (code: string, start: string, end: string, turn: string) => {
      const from = start && `${dayInWords(start)} till `
      return `${code} ${from}${dayOf(end, { day: 'numeric', month: 'long', year: 'numeric' })}, ${turn}`.trim()
    },
    moved: (code: string, end: string) => `${code} ska vara klart ${dayInWords(end)}.`,
    keys: 'Vänster- och högerpil flyttar en vecka, med Skift bara slutet.',
    turns: { late: 'försenad', ongoing: 'pågår', planned: 'planerad', done: 'klar', stopped: 'avbruten' },
  },
  problem: {
    make: (count: number): string => (count === 1 ? 'Gör till problem' : `Gör ett problem av ${count} lappar`),
    park: 'Parkera …',
    parkTitle: (code: string) => `Parkera ${code}`,
    parkTo: 'Tas upp igen när?',
    handOver: 'Lämna över …',
    handOverTitle: (code: string) => `Lämna över ${code}`,
    handOverTo: 'Till vem?',
    cause: 'Gör om till orsak …',
    causeTitle: (code: string) => `Gör om ${code} till orsak`,
    causeNote:
      'Det är ofta så: ett arbetssätt som först ser ut som ett problem är en orsak till ett annat. Lappen behåller sina röster och trådar.',
    reason: 'Varför?',
    reasonNote: 'Så att andra förstår det senare.',
    save: 'Spara',
    takeUp: 'Ta upp som problem igen',
    takenUp: 'Problemet är med igen.',
    parked: (reason: string, to: string) =>
      ['Parkerat', reason && `: ${reason}`, to && ` (tas upp: ${to})`].filter(Boolean).join(''),
    handedOver: (reason: string, to: string) =>
      ['Överlämnat', to && ` till ${to}`, reason && `: ${reason}`].filter(Boolean).join(''),
    isCause: (from: string, reason: string) =>
      ['Orsak', from && `, var ${from}`, reason && `: ${reason}`].filter(Boolean).join(''),
    dots: (count: number): string => (count === 1 ? '1 prick' : `${count} prickar`),
    chosen: 'Prioriterat',
    fields: 'Uppgifter …',
    fieldsTitle: 'Uppgifter om lappen',
    noChoice: 'Inget valt',
  },
  hints: {
    'SWOT-I1': 'Börjar med ”vi”. Kanske hör det hemma bland styrkor eller svagheter?',
    'CS-W1': 'Räknas som ett antagande tills det står hur ni vet det.',
    'CS-W3': 'Säger vad ni borde göra. Hur är det i dag?',
    'PRB-W1': 'Låter som en lösning som saknas. Kanske är det en orsak?',
    'PRB-W2': 'Kan vara två problem. Dela gärna upp det.',
    'RT-01': 'Bygger inte på någon lapp än. Hur vet ni det?',
    'RT-13': 'Här saknas en motivering.',
    'SWOT-W1': 'Lång text. Går den att läsa från bakersta raden?',
    'SWOT-W2': 'Samma sak står på flera lappar. Slå gärna ihop dem.',
    'SWOT-W3': 'Ett fält är tomt.',
    'CS-G1': 'Skriv minst tre lappar på varje nivå innan ni går vidare.',
    'CS-W2': 'På en nivå står det bara sådant som inte fungerar. Vad fungerar?',
    'HIS-G1': 'Skriv lärdomar av minst tre insatser.',
    'HIS-W1': 'Slutar innan den börjar. Stämmer åren?',
    'HIS-W2': 'Lärdomen nämner en person. Skriv funktionen i stället.',
    'SF-W1': 'Vad är ett exempel som visar det?',
    'MS-E1': 'Andelarna blir inte 100 % tillsammans.',
    'MS-W1': 'Vad är mötet till för?',
    'MS-W2': 'Inget möte har mer än 20 % analys.',
    'EV-E1': 'Kan peka ut en elev eller återge vad någon sa. Skriv om gruppen.',
    'EV-E2': 'Kan peka ut en lärare, en klass eller ett rum.',
    'EV-G1': 'Alla årskurser, och fritidshemmet, är inte med än.',
    'EV-W1': 'Kommer från färre än två grupper. Återkommer det i fler?',
    'EV-W2': 'Kontrollera antalet: minst tio lektioner, och inte fler träffar än lektioner.',
    'ST-W1': 'Hur många gäller det, och när?',
    'ST-W2': 'Avläsningarna har olika enheter. Går de att jämföra?',
    'ST-W3': 'Skillnaden motsvarar mindre än en elev. Det är ingen trend.',
    'CAU-G1': 'Har färre än två orsaker. Vad mer bidrar?',
    'CAU-G2': 'Saknar rotorsak på struktur- eller processnivå.',
    'CAU-E1': 'Orsakerna förklarar varandra. Ta bort en tråd.',
    'CAU-W1': 'Har fler än tre rotorsaker. Vilka är viktigast?',
    'CAU-W2': 'Hur vet ni det? Dra en tråd till belägget.',
    'CAU-W3': 'Mer än fem varför. Är svaret fortfarande något ni kan ändra?',
    'GOAL-G1': 'Behöver ett långsiktigt mål och minst ett delmål.',
    'GOAL-W1': 'Ska vara klart efter målet som det är en del av.',
    'GOAL-W2': 'Hur är det i dag? Utgångsläget saknas.',
    'GOAL-W3': 'Låter som något ni gör. Vad ska det leda till?',
    'GOAL-W4': 'Målet är inte bättre än hur det är i dag.',
    'SIGN-G1': 'Behöver ett tecken.',
    'SIGN-W1': 'Vem märker det, och hur?',
    'EC-G1': 'Ett led är tomt.',
    'EC-W1': 'Vad leder hit? Dra en pil.',
    'EC-W2': 'Låter som något ni gör. Vad blir annorlunda?',
    'EC-W3': 'Hoppar från aktivitet till lång sikt. Vad händer däremellan?',
    'EC-W4': 'Går det att räkna? Skriv ett antal.',
    'TOC-G1': 'En del är tom.',
    'TOC-W1': 'En pil säger inte vad den tar för givet.',
    'ACT-W1': 'Slutdatumet är en helg, eller troligen ett skollov.',
    'ACT-W2': 'Mer än fyra pågående åtgärder på samma funktion.',
    'ACT-W3': 'Alla är ingen. Vilken funktion ansvarar?',
    'ACT-W4': 'Nämner en person. Skriv funktionen i stället.',
    'ACT-W5': 'Fler än tolv åtgärder. Vilka gör störst skillnad?',
    'ACT-W6': 'Ingen uppföljning är planerad inom 30 dagar efter slutdatumet.',
    'APL-W1': 'Vilken åtgärd hör det till?',
    'APL-W2': 'Ska vara klar efter sin åtgärd.',
    'APL-W3': 'Sprids innan någon har läst av om det hjälper.',
    'APL-G1': 'Är stödet beställt eller avböjt?',
    'FU-G1': 'Skulle ha varit klar. Bestäm vad som händer nu.',
    'FU-W1': 'Är klar, men ingen har läst av om det hjälpte.',
    'FU-W2': 'Tre uppföljningar utan någon justering. Behöver inget ändras?',
    'FU-G2': 'Skriv vem som äger arbetet efter processen.',
    'PM-G1': 'Varför, bakgrund eller syfte saknas.',
    'PM-G2': 'Uppdragsgivare eller avsatt tid saknas.',
    'LEC-W1': 'Ett webbinarium brukar vara 45–60 minuter.',
    'LEC-W2': 'Vad tog ni med er hem? Skriv det medan ni minns.',
  },
  trees: {
    toProblems: 'Gå till problemlistan',
    choose: 'Välj problem …',
    another: 'Ett problem till …',
    goTo: 'Gå till problemet',
    head: 'Problem',
    loose: 'Utan problem',
    looseNote: 'De här hör inte till något problem än.',
    hang: 'Hör till …',
    hangTitle: (name: string) => `Vad hör ${name} till?`,
    hangProblems: 'Ett problem',
    hung: (name: string, to: string) => `${name} hör nu till ${to}.`,
    echo: 'Står ovanför, med det som hör till.',
    show: 'Visa',
  },
  causes: {
    start: 'Välj det problem som ni vill förstå. Skriv sedan vad som ligger bakom det.',
    noProblems:
      'Här söker ni orsaker till ett problem, och rummet har inget problem än. Skriv det i problemlistan först, eller börja med orsakerna här nedanför.',
    count: (count: number): string => (count === 1 ? '1 orsak' : `${count} orsaker`),
    branch: (region: string, problem: string) => `${region}: orsaker till ${problem}`,
    chains: (problem: string) => `Orsaker till ${problem}`,
    add: (region: string, problem: string) => `Skriv en orsak till ${problem}: ${region}`,
    addLoose: (region: string) => `Skriv en orsak utan problem: ${region}`,
    why: 'Varför?',
    whyOf: (name: string) => `Varför? Svara för ${name}`,
    answer: (name: string) => `Varför är det så? Svar för ${name}`,
    answers: (name: string) => `Svar på varför: ${name}`,
    step: (step: number) => `Varför ${step}`,
    long: 'Längre än fem varför. Kanske har ni redan nått något som går att ändra?',
    manyRoots: (count: number) => `${count} rotorsaker. Fler än tre blir svårt att arbeta med på en gång.`,
    root: 'Rotorsak',
    markRoot: 'Rotorsak?',
    howSure: 'Hur säkra?',
    sureness: (now: string, next: string) => `${now} Byt till: ${next}`,
    evidence: (count: number): string => (count === 0 ? 'inget belägg' : `${count} belägg`),
    hangLoose: 'Hör till problem …',
    hangNote: 'Det som svarar på varför följer med.',
    hangCauses: 'En annan orsak, som svar på varför',
  },
  goals: {
    start: 'Börja med ett problem: vad ska vara annorlunda för eleverna när det är löst?',
    noProblems:
      'Mål sätts för ett problem, och rummet har inget problem än. Skriv det i problemlistan först, eller börja med målen här nedanför.',
    set: (problem: string) => `Sätt mål för ${problem}`,
    another: (problem: string) => `Ännu ett mål för ${problem}`,
    textFor: (problem: string) => `Mål för ${problem}: vad ska vara annorlunda, för vilka och när?`,
    goalsFor: (problem: string) => `Mål för ${problem}`,
    under: (name: string) => `Delmål och tecken till ${name}`,
    count: (count: number): string => `${count} mål`,
    divide: 'Dela upp i delmål',
    divideOf: (name: string) => `Dela upp i delmål: ${name}`,
    part: (name: string) => `Delmål till ${name}`,
    sign: 'Lägg tecken',
    signFor: (name: string) => `Lägg tecken: ${name}`,
    signOf: (name: string) => `Tecken på ${name}: vad ser, hör eller räknar ni?`,
    read: 'Ny avläsning',
    readOf: (name: string) => `Ny avläsning: ${name}`,
    baseline: (value: string) => `Utgångsläge ${value}`,
    now: (value: string) => `nu ${value}`,
    target: (value: string) => `mål ${value}`,
    due: (day: string) => `klart ${dayInWords(day)}`,
    reached: 'Målet är nått.',
    worse: 'Längre från målet än vid utgångsläget.',
    noticed: (by: string, how: string, when: string) =>
      [by && `Märks av: ${by}`, how && `Hur: ${how}`, when && `När: ${when}`].filter(Boolean).join(' · '),
    latest: (value: string, at: string) => `Senast avläst: ${value}, ${dayInWords(at)}`,
    noReadings: 'Inte avläst än',
    values: 'Siffror och datum',
    smart: 'Frågor att pröva målet mot',
    questions: [
      ['Specifikt', 'Vad ska vara annorlunda, och för vilka elever?'],
      ['Mätbart', 'Hur ser eller räknar ni det? Hur är det i dag?'],
      ['Accepterat', 'Vilka behöver stå bakom målet, och vad säger de?'],
      ['Realistiskt', 'Räcker er tid och det som ni själva råder över?'],
      ['Tidsatt', 'När ska det vara nått, och när tittar ni efter på vägen?'],
    ] as readonly (readonly [name: string, question: string])[],
    hangGoals: 'Ett mål',
  },
  readings: {
    open: 'Avläsningar …',
    title: (name: string) => `Avläsningar av ${name}`,
    newest: 'Senaste avläsning',
    none: 'Inget är avläst än. Skriv hur det var den dag ni tittade.',
    add: 'Ny avläsning',
    at: 'När?',
    period: 'Skriv en period i stället',
    periodHint: 'Till exempel vt 2026.',
    day: 'Välj en dag i stället',
    value: 'Hur var det?',
    valueHint: 'Till exempel 16 av 22, 63 % eller ofta.',
    note: 'Anteckning',
    who: 'Avläst av',
    save: 'Spara avläsningen',
    saved: 'Avläsningen är sparad.',
    change: 'Ändra',
    changeOf: (at: string) => `Ändra avläsningen ${dayInWords(at)}`,
    remove: 'Ta bort',
    removeOf: (at: string) => `Ta bort avläsningen ${dayInWords(at)}`,
    removed: 'Avläsningen är borttagen.',
    cancel: 'Avbryt',
    actions: 'Ändra eller ta bort',
    chart: 'Avläsningar över tid',
    chartOf: (count: number) => `Diagram med ${count} avläsningar. Tabellen intill säger detsamma.`,
    target: (value: string) => `Mål ${value}`,
    baseline: (value: string) => `Utgångsläge ${value}`,
    number: decimal,
  },
  log: {
    title: 'Beslut',
    none: 'Inga beslut än.',
    add: 'Nytt beslut …',
    addTitle: 'Nytt beslut',
    text: 'Vad är beslutat?',
    reason: 'Varför?',
    save: 'Fatta beslutet',
    saved: 'Beslutet är antecknat.',
    permanent: 'Ett beslut ändras inte. Det kan ersättas av ett nytt.',
    replace: 'Ersätt …',
    replaceTitle: 'Ersätt beslutet',
    priorities: (codes: string) => `Vi går vidare med ${codes}`,
    stepPassed: (step: string): string => (step ? `Steget ”${step}” är avklarat` : 'Ett steg i planen är avklarat'),
    stepOpened: (step: string): string =>
      step ? `Steget ”${step}” är öppnat igen` : 'Ett steg i planen är öppnat igen',
    unmet: (count: number): string =>
      count === 1 ? '1 punkt i avstämningen var inte klar' : `${count} punkter i avstämningen var inte klara`,
    by: (name: string, role: string, at: number): string => `${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    replaced: 'Ersatt',
    because,
  },
  chain: {
    direction: 'Kedjans riktning',
    directions: { framat: 'Läs från resurserna', bakat: 'Läs från effekterna' },
    problem: 'Kedjan gäller problem',
    noProblem: 'Inget valt',
    goToProblem: 'Gå till problemet',
    empty: {
      framat:
        'Skriv vad ni sätter in och vad ni gör, och sedan vad det ska leda till. Dra en pil mellan två lappar som hänger ihop.',
      bakat:
        'Börja med det ni vill uppnå på lång sikt. Fråga sedan vad som måste hända före det, tills ni kommer till vad ni ska göra.',
    },
    begin: (column: string) => `Skriv i ${column}`,
    picture: 'Kedjan',
    leadsTo: 'Leder till …',
    comesOf: 'Kommer av …',
    handle: 'Dra en pil till en annan lapp',
    pickLeadsTo: (text: string) => `Vad leder det till: ${text}`,
    pickComesOf: (text: string) => `Vad leder till: ${text}`,
    noneToPick: 'Det finns inga lappar i de leden än.',
    sameColumn: (label: string) => `${label} (samma led)`,
    drawn: (from: string, to: string) => `Pil dragen: ${from} leder till ${to}`,
    removed: 'Pilen är borttagen.',
    arrow: (to: string, assumption: string) =>
      assumption ? `Leder till: ${to} (antar att: ${assumption})` : `Leder till: ${to}`,
    arrowTitle: 'Pilen',
    arrowSays: 'leder till',
    assumption: 'Vad tar ni för givet här?',
    assumptionHint: 'Vad måste stämma för att det ena ska leda till det andra?',
    rationale: 'Är det rimligt att tänka så?',
    rationaleHint: 'Vad talar för det: forskning, egna erfarenheter, något ni har sett?',
    nothingSaid: 'Inget skrivet än.',
    save: 'Spara',
    saved: 'Sparat.',
    remove: 'Ta bort pilen',
    assumptions: 'Det här tar vi för givet',
    noAssumptions: 'Välj en pil och skriv vad ni tar för givet, så står det här.',
    between: (from: string, to: string) => `${from} → ${to}`,
  },
  prioritise: {
    problemsFrom: 'Problem från',
    noList:
      'Här röstar ni om problemen i en problemlista och bestämmer vilka ni går vidare med. Rummet har ingen problemlista än.',
    makeList: 'Skapa en problemlista',
    noProblems: (title: string) =>
      `Problemen kommer från ”${title}”, som är tom än så länge. Skriv dem där eller gör dem av lappar i SWOT och nuläge, så kan ni rösta om dem här.`,
    openList: 'Öppna problemlistan',
    notIncluded: 'Inte med:',
    aside: { parked: 'parkerat', 'handed-over': 'överlämnat', cause: 'omgjort till orsak' },
    noText: '(tomt problem)',

    votes: 'Röstning',
    votesAbout:
      'Alla röstar dolt med prickar. Ingen ser vem som röstar på vad, och prickarna räknas först när röstningen är avslutad.',
    matrix: 'Matris',
    matrixAbout:
      'Var och en väger effekten för eleverna mot hur mycket ni själva råder över problemet. Gruppens bild syns när placeringen är avslutad.',
    decision: 'Beslut',
    decisionAbout: 'Rektor eller processledaren skriver här vilka ett till tre problem ni går vidare med, och varför.',

    dotsLeft: (count: number): string =>
      count === 0 ? 'Du har inga prickar kvar' : count === 1 ? '1 prick kvar' : `${count} prickar kvar`,
    dotsOf: (name: string, count: number, cap: number) =>
      `${name}: ${count === 1 ? '1 prick' : `${count} prickar`} av högst ${cap}`,
    addDot: (name: string) => `Sätt en prick på ${name}`,
    takeDot: (name: string) => `Ta bort en prick från ${name}`,
    noDotLeft: 'Du har inga prickar kvar. Ta bort en någon annanstans först.',
    capReached: (cap: number) => `Högst ${cap === 1 ? 'en prick' : `${cap} prickar`} på samma problem.`,
    ownVote: 'Din röst:',
    ownPlaces: 'Dina placeringar:',
    noOwnVote: 'Du har inte röstat.',

    tally: (dots: number, people: number): string => {
      if (dots === 0) return 'Inga prickar'
      const from = people === 1 ? '1 person' : `${people} personer`
      return `${dots === 1 ? '1 prick' : `${dots} prickar`} från ${from}`
    },
    dots: (count: number): string => (count === 1 ? '1 prick' : `${count} prickar`),
    notInRound: 'Var inte med',
    inVoteOrder: 'Visa i röstordning',
    lowStays: 'Lågt rankade ligger kvar i listan.',
    tie: (names: readonly string[]) => `${list(names)} fick lika många – prata om det, ingen vinner automatiskt.`,

    effect: 'Effekt för eleverna',
    control: 'Rådighet',
    effectShort: 'Effekt',
    axes: 'Uppåt: större effekt för eleverna. Åt höger: mer i våra egna händer.',
    corners: { 'do-now': 'Gör nu', plan: 'Planera', try: 'Pröva i liten skala', park: 'Parkera' },
    field: 'Matrisen',
    effectOf: (name: string) => `Effekt för ${name}, 1–5`,
    controlOf: (name: string) => `Rådighet över ${name}, 1–5`,
    placeMenu: (name: string) => `Placera ${name}`,
    effectStep: (step: number) => `Effekt ${step}`,
    controlStep: (step: number) => `Rådighet ${step}`,
    oneToFive: 'Ett heltal från 1 till 5.',
    bothNeeded: 'Fyll i båda, så placeras problemet.',
    mark: (name: string, effect: number, control: number) =>
      `${name}, effekt ${decimal(effect)}, rådighet ${decimal(control)}`,
    place: (effect: number, control: number) => `effekt ${effect}, rådighet ${control}`,
    unplaced: 'Inte placerade än',
    unplacedMark: (name: string) => `${name}, inte placerat`,
    placeHow:
      'Dra ett problem in i fältet, tryck på det och sedan på en plats, använd piltangenterna eller ange siffror i listan.',
    placeChosen: (name: string) => `Tryck där ${name} ska ligga.`,
    allPlaced: 'Du har placerat alla.',
    leftToPlace: (count: number): string => (count === 1 ? '1 kvar att placera' : `${count} kvar att placera`),
    nobodyPlaced: 'Ingen placerade något problem.',
    disputed: (name: string, effect: Range | undefined, control: Range | undefined) => {
      const parts = [effect && `effekt ${range(effect)}`, control && `rådighet ${range(control)}`].filter(Boolean)
      return `Ni är oeniga om ${name}: ${parts.join(', ')}.`
    },
    table: 'Placeringen i siffror',
    problem: 'Problem',
    corner: 'Hörn',
    people: 'Svar',
    mean: decimal,
    range,

    decide: 'Skriv beslutet',
    replace: 'Ersätt beslutet',
    replaceNote: 'Det nya beslutet gäller i stället. Det gamla går fortfarande att läsa.',
    decideWhich: 'Vilka problem går ni vidare med?',
    decideRule: 'Välj ett till tre.',
    isMany: 'Fler än tre är svårt att hinna med på en gång. Det går att besluta ändå.',
    chooseOne: 'Välj minst ett problem.',
    passedOver: (names: readonly string[]) => `${list(names)} fick fler prickar men är inte med.`,
    notNow: (names: readonly string[]) => `${list(names)} ligger inte i ”Gör nu”.`,
    reason: 'Motivering',
    reasonHint: 'Varför just de här?',
    reasonNeeded: 'Skriv varför ni gör så, det behövs när beslutet går ifrån röstningen eller matrisen.',
    saveDecision: 'Fatta beslutet',
    decided: 'Beslutet är skrivet.',
    goOnWith: 'Vi går vidare med',
    decidedBy: (name: string, role: string, at: number) => `Beslutat av ${name}, ${role.toLowerCase()}, ${timeOf(at)}`,
    basis: (rounds: readonly string[]): string =>
      rounds.length === 0 ? 'Ingen röstning låg till grund' : `Underlag: ${list(rounds)}`,
    basisRound: {
      dots: (number: number, at: number) => `röstning ${number} (${timeOf(at)})`,
      matrix: (number: number, at: number) => `placering ${number} (${timeOf(at)})`,
      rating: (number: number, at: number) => `skattning ${number} (${timeOf(at)})`,
    },
    earlierDecisions: (count: number) => `Tidigare beslut (${count})`,
    noVotes: 'Inte röstat',
    yourScreen: 'Rösta på din egen skärm',
  },
  rounds: {
    waiting: 'Processledaren öppnar när det är dags.',
    open: { dots: 'Öppna röstning', matrix: 'Öppna placering', rating: 'Börja skatta' },
    openAgain: { dots: 'Öppna en ny röstning', matrix: 'Öppna en ny placering', rating: 'Skatta igen' },
    openTitle: { dots: 'Öppna en röstning', matrix: 'Öppna en placering i matrisen', rating: 'Börja skatta' },
    openAbout: { dots: aboutProblems, matrix: aboutProblems, rating: aboutFactors },
    budget: 'Prickar per person',
    cap: 'Högst på samma problem',
    minutes: 'Tid i minuter',
    minutesHint: 'Lämna tomt om ni vill avsluta själva.',
    whole: (least: number, most: number) => `Skriv ett heltal från ${least} till ${most}.`,
    voters: {
      dots: 'Medlemmar röstar. Vilka mer?',
      matrix: 'Medlemmar röstar. Vilka mer?',
      rating: 'Medlemmar skattar. Vilka mer?',
    },
    voterRoles: {
      dots: VOTERS,
      matrix: VOTERS,
      rating: { facilitator: 'Processledare skattar', principal: 'Rektor skattar' },
    },

    answered: {
      dots: (answered: number, of: number) => `${answered} av ${of} har röstat`,
      matrix: (answered: number, of: number) => `${answered} av ${of} har placerat`,
      rating: (answered: number, of: number) => `${answered} av ${of} har skattat`,
    },
    closesIn: (minutes: number): string => (minutes < 1 ? 'Avslutas inom en minut' : `Avslutas om ${minutes} min`),
    closesSoon: {
      dots: 'Två minuter kvar av röstningen.',
      matrix: 'Två minuter kvar av placeringen.',
      rating: 'Två minuter kvar av skattningen.',
    },
    opened: { dots: 'Röstningen är öppen.', matrix: 'Placeringen är öppen.', rating: 'Skattningen är öppen.' },
    closed: { dots: 'Röstningen är avslutad.', matrix: 'Placeringen är avslutad.', rating: 'Skattningen är avslutad.' },
    allAnswered: { dots: 'Alla har röstat.', matrix: 'Alla har placerat.', rating: 'Alla har skattat.' },
    notForYou: {
      dots: 'Du röstar inte i den här röstningen.',
      matrix: 'Du är inte med i den här placeringen.',
      rating: 'Du är inte med i den här skattningen.',
    },
    ballot: {
      dots: BALLOT,
      matrix: BALLOT,
      rating: { ...BALLOT, loading: 'Hämtar dina svar …', saved: 'Dina svar är sparade' },
    },
    changeable: 'Du kan ändra dig ända tills den avslutas.',
    addToRound: {
      dots: (names: readonly string[]) => `Lägg till ${list(names)} i röstningen`,
      matrix: (names: readonly string[]) => `Lägg till ${list(names)} i placeringen`,
      rating: (names: readonly string[]) => `Lägg till ${list(names)} i skattningen`,
    },
    setTime: 'Sätt tid',
    moreTime: 'Mer tid',
    plusMinutes: (minutes: number): string => (minutes === 1 ? '1 minut till' : `${minutes} minuter till`),
    noTimeLimit: 'Ingen tidsgräns',
    close: { dots: 'Avsluta röstningen', matrix: 'Avsluta placeringen', rating: 'Avsluta och visa svaren' },
    closeAnyway: 'Avsluta ändå',
    keepOpen: 'Vänta',
    closeNotAll: (missing: number): string =>
      missing === 1
        ? 'En person har inte svarat än. Det går inte att öppna samma omgång igen, men ni kan göra en ny.'
        : `${missing} personer har inte svarat än. Det går inte att öppna samma omgång igen, men ni kan göra en ny.`,
    round: (number: number, at: number): string => `Omgång ${number}, ${timeOf(at)}`,
    earlier: 'Tidigare omgångar',
    whichRounds: 'Visa (högst två bredvid varandra)',
    whichRound: 'Visa omgång',
  },
  rating: {
    how: 'Var och en svarar för sig. Ingen ser vad någon annan svarar, och hur ni svarade visas först när skattningen är avslutad.',
    invitation: 'Skriv faktorerna först. Sedan skattar var och en för sig hur väl de stämmer hos er.',
    allRated: {
      leads: 'Alla har skattat. Avsluta, så ser alla hur ni svarade.',
      waits: 'Alla har skattat. Svaren visas när processledaren avslutar.',
    },
    question: (name: string) => `Hur väl stämmer ${name} hos er?`,
    steps: ['1 stämmer inte', '2 stämmer lite', '3 stämmer ganska väl', '4 stämmer helt'],
    unsure: 'Vet inte',
    rated: (rated: number, of: number) => `Du har skattat ${rated} av ${of}`,
    yourScreen: 'Skatta på din egen skärm',
    none: 'Inga faktorer än',
    counts: (ratings: readonly number[]) => ratings.join(' · '),
    spokenCounts: (ratings: readonly number[]) => ratings.map((count, i) => `${count} svarade ${i + 1}`).join(', '),
    median: (median: number) => `median ${decimal(median)}`,
    unsureCount: (count: number) => `${count} vet inte`,
    split: (answers: Range) => `spridda svar (${range(answers)}) – prata om det`,
    nobody: 'Ingen har svarat',
    notInRound: 'Var inte med i skattningen',
    own: (rating: number) => `Du svarade ${rating}`,
  },
  plan: {
    title: 'Planen',
    now: 'Just nu',
    here: 'Här är vi',
    step: (number: number, total: number, title: string) => `Steg ${number} av ${total}: ${title}`,
    before: (title: string) => `Före första mötet: ${title}`,
    chosen: (done: number, total: number) => `${done} av ${total} delar är klara. Ni väljer själva vilka ni tar.`,
    allDone: 'Alla steg är klara.',
    nextMeeting: 'Nästa möte',
    meeting: (day: string, days: number) => `${longDay(day)}, ${inDays(days)}`,
    noMeeting: 'Inget möte är inplanerat.',
    mine: 'Att göra för mig',
    nothingMine: 'Inget just nu.',
    more: (count: number) => (count === 1 ? 'och 1 till längre ner' : `och ${count} till längre ner`),
    due: (day: string, days: number) => `senast ${longDay(day)}, ${inDays(days)}`,
    late: (day: string, days: number) => `skulle ha varit klart ${longDay(day)}, ${inDays(days)}`,
    steps: 'Stegen',
    pick: 'Ni väljer själva vilka delar ni vill ha, och i vilken ordning.',
    tracks: (names: readonly string[]) => `Två vägar att välja mellan: ${oneOf(names)}.`,
    inTracks: (names: readonly string[]) => (names.length > 1 ? 'Gemensamt för båda vägarna' : (names[0] ?? '')),
    formats: {
      preparation: 'Förberedelse',
      meeting: 'Möten',
      webinar: 'Webbinarier',
      'peer-meeting': 'Träffar med andra',
      coaching: 'Coachning',
      'workshop-day': 'Heldagar',
      lecture: 'Föreläsningar',
      'follow-up': 'Uppföljning',
    },
    pickFormats: {
      preparation: 'Görs före det andra.',
      meeting: 'Välj de möten ni vill ha.',
      webinar: 'Välj dem som passar er. Det går bra att ta alla.',
      'peer-meeting': 'Välj om ni vill vara med.',
      coaching: 'Välj om ni vill ha det.',
      'workshop-day': 'Välj de dagar ni vill ha.',
      lecture: 'Välj dem som passar er.',
      'follow-up': 'Välj om ni vill ha det.',
    },
    attendOne: (places: readonly string[]) =>
      `Samma träff hålls på flera ställen, och ni deltar i en av dem: ${oneOf(places)}.`,
    isHere: 'här är vi',
    isPassed: 'klart',
    noDay: 'ingen dag än',
    noMeetingHere: 'Inget möte: görs före första mötet.',
    day: 'Dag',
    dayOf: (title: string) => `Dag för ${title}`,
    longDay,
    lastsRange: (min: number, max: number): string => {
      if (min === max) return lasts(min)
      if (max <= 60) return `${min}–${max} minuter`
      const whole = min % 30 === 0 && min > 60 && max % 30 === 0
      return whole ? `${decimal(min / 60)}–${decimal(max / 60)} timmar` : `${lasts(min)} till ${lasts(max)}`
    },
    repeats: 'Kan hållas flera gånger.',
    repeatsAtMost: (times: number) => `Kan hållas upp till ${times} gånger.`,
    dayWarnings: {
      weekend: 'Det är en helg.',
      holiday: 'Det är en helgdag.',
      'school-break': 'Då brukar det vara skollov.',
    },
    moveTo: (day: string) => `Flytta till ${longDay(day)}`,
    agenda: 'Dagordning',
    minutes: 'Tid',
    point: 'Punkt',
    sum: 'Sammanlagt',
    min: (minutes: number): string => {
      const [h, min] = [Math.floor(minutes / 60), minutes % 60]
      return [h > 0 && `${h} h`, (min > 0 || h === 0) && `${min} min`].filter(Boolean).join(' ')
    },
    modes: MODES,
    coming: (tool: string) => `${tool} (kommer)`,
    inputs: 'Att ha med till mötet',
    tasks: 'Att göra efter mötet',
    tasksBefore: 'Att göra före första mötet',
    from: (who: string) => `Från: ${who}`,
    bySystem: 'Tas fram i Samtavla',
    who: (names: readonly string[]) => list(names),
    doneBy: (name: string, at: number) => `Avbockat av ${name}, ${timeOf(at)}`,
    onlyMembers: 'Processledare och medlemmar kan bocka av.',
    gate: 'Avstämning innan ni går vidare',
    gateNote: 'Listan är ett stöd och inget hinder.',
    gateLevels: { G: '', W: 'påminnelse', E: 'integritet' },
    boards: 'Tavlor',
    open: 'Öppna steget',
    openMore: 'Lägg till stegets tavlor',
    opened: (count: number) => (count === 1 ? 'Tavlan finns nu i rummet.' : `${count} tavlor finns nu i rummet.`),
    notOpened: 'Steget har inga tavlor än.',
    comingTools: (names: readonly string[]) => `Kommer: ${list(names)}.`,
    pass: 'Gå vidare',
    passAnyway: 'Gå vidare ändå – motivera',
    passPart: 'Klart med den här delen',
    passPartAnyway: 'Klart ändå – motivera',
    passTitle: 'Gå vidare ändå',
    unmet: (count: number): string =>
      count === 1 ? 'Det här är inte avbockat:' : 'De här punkterna är inte avbockade:',
    reason: 'Varför går ni vidare nu?',
    reasonNote: 'Motiveringen hamnar bland besluten, så att andra förstår den senare. Steget kan öppnas igen.',
    reasonMissing: 'Skriv en motivering.',
    passed: (title: string) => `Klart: ${title}.`,
    reopen: 'Öppna steget igen',
    reopened: (title: string) => `Öppnat igen: ${title}.`,
    passedBy: (name: string, at: number) => `${name} gick vidare ${timeOf(at)}.`,
    reopenedBy: (name: string, at: number) => `${name} öppnade steget igen ${timeOf(at)}.`,
    because,
    notDone: (points: readonly string[]) => `Inte avbockat då: ${points.join('; ')}`,
    unknownModel:
      'Processmodellen finns inte i den här versionen av Samtavla. Ladda om sidan, eller läs det som planen själv vet:',
    notFetched: 'Processmodellen kunde inte hämtas. Den visas när nätet är tillbaka. Det här vet planen själv:',
    nothingKnown: 'Inga dagar och inga tavlor än.',
    withoutDay: 'Utan dag',
  },
  table: {
    day: (day: string) => dayOf(day, { day: 'numeric', month: 'short' }),
    cell: (label: string, value: string): string => (value ? `${label}: ${value}` : `${label}: tomt, fyll i`),
    openAddress: 'Öppna',
    chosen: (choice: string) => `${choice} (valt)`,
    changedMeanwhile: (value: string): string =>
      value
        ? `Någon annan har skrivit: ”${value}”. Sparar du gäller ditt.`
        : 'Någon annan har tömt den. Sparar du gäller ditt.',
    yearNeeded: 'Skriv året då läsåret börjar, till exempel 2026.',
    pick: (label: string) => `Välj: ${label}`,
    goTo: (code: string | undefined, text: string) => `Gå till ${[code, text].filter(Boolean).join(': ')}`,
    narrow: 'Sök bland lapparna',
    nothingToPick: (tools: readonly string[]) =>
      `Här finns inget att välja än. Det som kan väljas skrivs på ${oneOf(tools.map((tool) => `tavlan ${tool}`))}.`,
    shows: (shown: number, total: number) => `Visar ${shown} av ${total}`,
    filter: 'Sök och filtrera',
    search: 'Sök i raderna',
    all: 'Alla',
    unset: 'Inte ifyllt',
    none: (total: number): string =>
      total === 1
        ? 'Raden stämmer inte med det du har valt.'
        : `Ingen av de ${total} raderna stämmer med det du har valt.`,
    showAll: 'Visa alla',
    changed: 'Ordningen är ändrad.',
    update: 'Uppdatera',
    ownOrder: 'Visa i gruppens ordning',
    sortHint: 'Bara du ser sorteringen',
    figure: 'Värde',
    readings: 'Avläsningar',
    complete: 'Ifyllt',
    selected: 'markerad',
    more: 'Mer',
    newest: (value: string, at: string) => `${value} (${at})`,
    readingCount: (count: number): string => (count === 1 ? '1 avläsning' : `${count} avläsningar`),
    hiddenFigure: {
      small: 'dold: liten grupp',
      reckoned: 'dold: går annars att räkna ut en liten grupp',
    },
    completeness: (filled: number, total: number) => `${filled} av ${total}`,
    missing: (names: readonly string[]): string =>
      names.length === 0 ? 'Allt som behövs är ifyllt.' : `Saknas: ${list(names)}.`,
    empty: 'Inga rader än. Skriv den första här under.',
    emptyReadOnly: 'Inga rader än.',
    shareSum: (sum: number) => `Procenten blir ${sum} tillsammans, men ska bli 100.`,
    meetings: 'Vad mötestiden går till',
    meetingsNone: 'Fyll i hur ofta mötena hålls och hur långa de är, så räknas tiden ut här.',
    perMonth: 'Tid i månaden för den som är med',
    monthMinutes: (minutes: number) => `${new Intl.NumberFormat(LOCALE).format(Math.round(minutes))} minuter`,
    monthUnknown: 'det saknas hur ofta eller hur länge',
    monthTotal: 'Alla möten',
    shares: 'Så används tiden',
    sharesOf: (counted: number, total: number): string =>
      counted === total
        ? 'Alla möten är med.'
        : `${counted} av ${total} möten är med: de andra saknar tid, eller procent som blir 100.`,
    share: (share: number) => `${Math.round(share)} %`,
    mostlyInformation: 'Mer än hälften information',
    mostlyInformationNone: 'Inget möte består till mer än hälften av information.',
  },
  mine: {
    role: 'Vilken funktion har du?',
    roleNote: 'Valet sparas i den här webbläsaren.',
    chooseFirst: 'Välj din funktion, så ser du vad som är ditt att göra, vecka för vecka.',
    noRoles:
      'Ingen åtgärd eller aktivitet har en ansvarig än. Skriv en funktion i kolumnen Ansvarig i åtgärdsplanen eller aktivitetsplanen, så visas den här.',
    all: 'Alla funktioner',
    counts: (open: number, late: number): string =>
      late > 0 ? `${open} kvar, varav ${late} ${late === 1 ? 'försenad' : 'försenade'}` : `${open} kvar`,
    late: 'Försenat',
    lateSince: (week: string) => `försenad sedan ${week}`,
    week: (week: number, year: number | undefined): string => (year ? `v. ${week} ${year}` : `v. ${week}`),
    weekTitle: (week: number, year: number | undefined): string => (year ? `Vecka ${week}, ${year}` : `Vecka ${week}`),
    thisWeek: 'den här veckan',
    days: (from: string, to: string) =>
      `${dayOf(from, { day: 'numeric', month: 'short' })}–${dayOf(to, { day: 'numeric', month: 'short' })}`,
    noDay: 'Utan dag',
    finished: (count: number) => `Avslutat (${count})`,
    due: (day: string) => `klart senast ${longDay(day)}`,
    done: 'Klar',
    isDone: (text: string) => `”${text}” är klar.`,
    isOpen: (text: string) => `”${text}” är inte klar längre.`,
    show: (name: string) => `Visa ${name}`,
    allDone: 'Inget kvar att göra för den här funktionen.',
  },
  shortcuts: {
    title: 'Kortkommandon',
    note: 'De som är en enda bokstav kan stängas av i inställningarna.',
    keys: [
      ['Pilar', 'gå mellan lappar'],
      ['Home, End', 'första och sista lappen i fältet'],
      ['Enter, F2', 'ändra lappens text; Enter eller Esc när du är klar'],
      ['Skift+Enter', 'ny rad i lappen'],
      ['Alt+pilar', 'flytta lappen'],
      ['M', 'flytta till …'],
      ['N', 'skriv en ny lapp i fältet'],
      ['E', 'vad lappen leder till, i en kedja'],
      ['K', 'vad lappen kommer av, i en kedja'],
      ['Mellanslag', 'markera eller avmarkera'],
      ['Skift+F10', 'öppna lappens meny'],
      ['Ctrl+D', 'kopiera'],
      ['Delete', 'ta bort'],
      ['Ctrl+Z, Ctrl+Y', 'ångra och gör om det du själv har gjort'],
      ['L', 'tavla eller lista'],
      ['P', 'storbild; Esc avslutar'],
      ['?', 'den här listan'],
    ] as readonly (readonly [string, string])[],
  },
}

export type Words = typeof sv
