interface Props {
  readonly day: string | null;
  readonly isOverdue: boolean;
  readonly zh?: string;
  readonly en?: string;
}

/** Until when; what is late says so in words, as not everybody sees the colour. */
export function Due({ day, isOverdue, zh = '期限', en = 'due' }: Props) {
  if (day === null) return null;
  if (isOverdue) return <strong className="overdue day">已超期 overdue · {day}</strong>;
  return (
    <span className="day">
      {zh} {en} {day}
    </span>
  );
}
