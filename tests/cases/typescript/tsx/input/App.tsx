import { Panel } from './panel';
type Props = { title: string };
export const App = <T,>({ title }: Props & T): JSX.Element => <Panel title={title} />;
