/** What the server refused, in its words; nothing where it refused nothing. */
export function Failure({ of: error }: { of: Error | null }) {
  if (error === null) return null;
  return (
    <p role="alert" className="yige-overdue" style={{ margin: 0 }}>
      {error.message}
    </p>
  );
}
