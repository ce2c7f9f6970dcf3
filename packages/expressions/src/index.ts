export {
  type Context,
  type Contexts,
  evaluate,
  NotKnown,
  piecesOf,
  scalarValue,
  textOf,
  toData,
  type Value,
} from './expression.ts';
