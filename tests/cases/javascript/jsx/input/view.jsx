import { Row } from './row';
export function View({ items, onPick }) {
  const list = items.map((item) => <Row key={item.id} onClick={() => onPick(item)} />);
  return <div className="view">{list}<Row.Empty /></div>;
}
