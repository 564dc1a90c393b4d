import { HubError } from '../errors.ts';
import { civilDateOf, epochDayOf } from './civil-date.ts';
import { type HolidayYear, workingDaysOf } from './holiday-year.ts';
import { SHIPPED_YEARS } from './shipped-years.ts';

/**
 * Working days (工作日) as the periods of 行政许可法 Art. 82 and 行政处罚法 Art. 85 count them: statutory holidays are out,
 * make-up Saturdays and Sundays are in. Dates are `YYYY-MM-DD`. A day of a year that is not loaded is never guessed:
 * whoever needs it gets YEAR_NOT_LOADED. What is not a date, or counts backwards, gets ARGUMENT_INVALID.
 */
export interface Calendar {
  /** The loaded years, ascending. */
  readonly years: readonly number[];
  isWorkday(date: string): boolean;
  /**
   * The `count`th working day after `date`, the day itself not counted (民法典 Art. 201): a decision of the day
   * is late from the day after `addWorkdays(day, 7)`. With 0 it is `date` itself, working day or not.
   */
  addWorkdays(date: string, count: number): string;
  /** The number of working days after `from` up to and including `to`. */
  workdaysBetween(from: string, to: string): number;
}

/** A calendar of these years. A later table of a year replaces an earlier one: notices get amended (2020 was). */
export function calendarOf(tables: readonly HolidayYear[]): Calendar {
  const working = new Map(tables.flatMap((table) => [...workingDaysOf(table)]));

  const works = (day: number): boolean => {
    const known = working.get(day);
    if (known === undefined)
      throw new HubError('YEAR_NOT_LOADED', { year: Number(civilDateOf(day).slice(0, 4)) });
    return known;
  };

  return {
    years: [...new Set(tables.map((table) => table.year))].sort((a, b) => a - b),
    isWorkday: (date) => works(epochDayOf(date)),
    addWorkdays(date, count) {
      if (!Number.isSafeInteger(count) || count < 0) {
        throw new HubError('ARGUMENT_INVALID', {
          argument: 'count',
          why: `${count} is not a number of working days, 0 or more`,
        });
      }
      let day = epochDayOf(date);
      for (let left = count; left > 0; ) {
        day += 1;
        if (works(day)) left -= 1;
      }
      return civilDateOf(day);
    },
    workdaysBetween(from, to) {
      const [start, end] = [epochDayOf(from), epochDayOf(to)];
      if (end < start)
        throw new HubError('ARGUMENT_INVALID', { argument: 'to', why: `${to} is before ${from}` });
      let count = 0;
      for (let day = start + 1; day <= end; day++) if (works(day)) count += 1;
      return count;
    },
  };
}

let loaded = calendarOf(SHIPPED_YEARS);
let announced: readonly HolidayYear[] = [];

/** The years that ship with the hub, and those that its operator has loaded. */
export const calendar: Calendar = {
  get years() {
    return loaded.years;
  },
  isWorkday: (date) => loaded.isWorkday(date),
  addWorkdays: (date, count) => loaded.addWorkdays(date, count),
  workdaysBetween: (from, to) => loaded.workdaysBetween(from, to),
};

/** Takes in what was announced after this release; at the start of a process, before anything is counted. */
export function loadYears(tables: readonly HolidayYear[]): void {
  loaded = calendarOf([...SHIPPED_YEARS, ...tables]);
  announced = tables;
}

/** What was loaded beside the years that ship, for another process to load too. */
export const announcedYears = (): readonly HolidayYear[] => announced;
