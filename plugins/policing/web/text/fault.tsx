interface FaultProps {
  /** What is wrong; null: nothing is. */
  text: string | null | undefined;
}

/** Says beside what it concerns that something is missing, or was refused. */
export function Fault({ text }: FaultProps) {
  if (text === null || text === undefined) return null;
  return (
    <p role="alert" className="yige-overdue" style={{ margin: 0 }}>
      {text}
    </p>
  );
}
