import { isoOfDay } from '../../model/calendar.ts';
import { planLink, type SiteContext } from './context.ts';
import { kindWord, sharedDuties } from './duties.ts';

/** What is due, for the calendar that people already look at. Its path starts at the root of the reports. */
export interface Feed {
  readonly path: string;
  readonly text: string;
}

/** Everything with a date that is not done, as an iCalendar file (RFC 5545): whole days, stamped with the as-of day. */
export function viewFeed(context: SiteContext): Feed {
  const { asOf, portfolio, config, t } = context;
  const events = sharedDuties(portfolio.duties.filter((it) => it.state !== 'done' && it.due !== null));
  const stamp = `${compact(isoOfDay(asOf))}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sixfold//Plans//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(config.brand.name || 'Sixfold')}`,
    ...events.flatMap(([duty, owners]) => {
      const due = duty.due ?? asOf;
      const title = planLink(duty.plan, context).text;
      return [
        'BEGIN:VEVENT',
        `UID:${escaped(encodeURIComponent(`${duty.plan}/${duty.kind}/${duty.name}/${isoOfDay(due)}`))}@sixfold`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${compact(isoOfDay(due))}`,
        `DTEND;VALUE=DATE:${compact(isoOfDay(due + 1))}`,
        `SUMMARY:${escaped(t(`${duty.name}（${owners.join('、')}）`, `${duty.name} (${owners.join(', ')})`))}`,
        `DESCRIPTION:${escaped(`${kindWord(duty.kind, context)} · ${title}`)}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ];
    }),
    'END:VCALENDAR',
  ];
  return { path: 'calendar/due.ics', text: `${lines.map(folded).join('\r\n')}\r\n` };
}

function compact(iso: string): string {
  return iso.replaceAll('-', '');
}

/** Text may hold no bare separators; what is no text (control characters) goes. */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`);
}

/** A line is at most 75 octets; its rest follows after a space. No character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [''];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n ');
}
