import type { RoomFile } from '../exchange/room-file.ts'
import type { CardColor } from '../model/card.ts'
import { swot } from '../tools/swot.ts'

const COLORS: Readonly<Record<string, CardColor>> = Object.fromEntries(swot.regions.map(({ id, color }) => [id, color]))

/**
 * The SWOT that the consultants Kontigo presented at Nationell Serviceträff on 27 November 2018: real notes of normal length, fourteen of them.
 */
export const rspSwot2018: { readonly id: string; readonly file: RoomFile } = {
  id: 'rsp-swot-2018',
  file: {
    format: 'samtavla-room',
    version: 1,
    exportedAt: '2018-11-27T00:00:00.000Z',
    room: { title: 'Exempel: arbetet med RSP' },
    boards: [
      {
        id: 'board_rspswot',
        tool: 'swot',
        preset: 'fyra_falt',
        title: 'Nulägesanalys för arbetet med RSP – sammanfattande SWOT-analys',
        labels: {},
        order: 'V',
        deleted: false,
      },
    ],
    cards: [
      card('S1', 'styrkor', 'V', 'Engagerade och kompetenta personer; stor samlad kunskap om frågorna.'),
      card(
        'S2',
        'styrkor',
        'W',
        'Stöd från TVV är en tillgång, ger ett sammanhang och legitimitet ut i de egna organisationerna/regionerna',
      ),
      card('S3', 'styrkor', 'X', 'I många fall finns insatser och arbetssätt som är kända och etablerade'),
      card('V1', 'svagheter', 'V', 'Skillnader i resurser (och vilken vikt) frågorna ges i olika regioner'),
      card('V2', 'svagheter', 'W', 'Arbetet i många fall svagt förankrade i regionala utvecklingsstrategier'),
      card(
        'V3',
        'svagheter',
        'X',
        'Arbets- och ansvarsfördelning mellan region och länsstyrelse (landsbygdsprogrammet)',
      ),
      card('V4', 'svagheter', 'Y', 'Samarbetet med kommuner och lokala företrädare behöver utvecklas vidare'),
      card('M1', 'mojligheter', 'V', 'Att tydligt kopplas an till RUS stärker ställningen för frågorna'),
      card(
        'M2',
        'mojligheter',
        'W',
        'Genom att koppla servicefrågan till andra regionala utvecklingsområden skapas ett mer integrerat förhållningssätt till arbetet.',
      ),
      card(
        'M3',
        'mojligheter',
        'X',
        'Utvecklat samarbete med kommuner och lokal nivå – möjlighet för att stärka arbetet',
      ),
      card('M4', 'mojligheter', 'Y', 'Tekniken erbjuder nya möjligheter till utveckling av tillgänglighet'),
      card(
        'H1',
        'hot',
        'V',
        'Snabb förändringstakt i omvärlden kräver en utveckling av arbetssätt för att stödet ska vara relevant',
      ),
      card(
        'H2',
        'hot',
        'W',
        'Att regional utveckling blir liktydigt med urbanutveckling (dvs. frågorna flyttas ”nedåt” på dagordningen)',
      ),
      card('H3', 'hot', 'X', 'Tapp i momentum och erfarenhet som en följd av flytt från Länsstyrelse'),
    ],
  },
}

function card(id: string, region: string, order: string, text: string): RoomFile['cards'][number] {
  return { id: `card_${id}`, text, place: { board: 'board_rspswot', region, order }, color: COLORS[region] ?? 'yellow' }
}
