/**
 * What a query costs before it runs: the objects that it can give back. A list counts as often as its page size says, and
 * sizes multiply down the tree, which depth and token limits alone do not see.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Items that a list without a page size is taken to have. */
const TYPICAL_LIST = 5;
/** Arguments that say how many items a field, or the lists directly below it, will have. */
const SIZES = ['first', 'limit'] as const;

export interface CostQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, with their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Objects that an operation may give back. O(document): a fragment is looked at once for each page size around it. */
export function costOf({ schema, document, operation, variables }: CostQuery): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function costOfSelections({ selections }: SelectionSetNode, type: GraphQLCompositeType, size: number | null): number {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
        const result = field && getNamedType(field.type);
        if (!field || !result || !isCompositeType(result) || !selection.selectionSet) continue;
        const own = sizeOf(field, getArgumentValues(field, selection, variables));
        const isList = isListType(getNullableType(field.type));
        const times = isList ? (own ?? size ?? TYPICAL_LIST) : 1;
        const one = isList || hasObjects(result) ? 1 : 0;
        cost += times * (one + costOfSelections(selection.selectionSet, result, isList ? null : own));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        const narrowed = isCompositeType(condition) ? condition : type;
        cost += costOfSelections(selection.selectionSet, narrowed, size);
      } else {
        cost += costOfFragment(selection.name.value, size);
      }
    }
    return cost;
  }

  const fragmentCosts = new Map<string, number>();
  function costOfFragment(name: string, size: number | null): number {
    const key = `${name} ${size}`;
    const known = fragmentCosts.get(key);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const condition = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = fragment && isCompositeType(condition) ? costOfSelections(fragment.selectionSet, condition, size) : 0;
    fragmentCosts.set(key, cost);
    return cost;
  }

  const root = schema.getRootType(operation.operation);
  return root ? costOfSelections(operation.selectionSet, root, null) : 0;
}

/** A text in two languages or an amount with its currency is a value, not an object to be looked up. */
const hasObjects = (type: GraphQLCompositeType): boolean =>
  !isObjectType(type) || Object.values(type.getFields()).some((field) => isCompositeType(getNamedType(field.type)));

function sizeOf(field: GraphQLField<unknown, unknown>, values: Readonly<Record<string, unknown>>): number | null {
  if (Array.isArray(values.ids)) return values.ids.length;
  const items = SIZES.map((name) => values[name]).find((value) => typeof value === 'number');
  if (items !== undefined) return Math.max(items, 0) * partsOf(values);
  return field.args.some((argument) => SIZES.some((name) => name === argument.name)) ? TYPICAL_LIST : null;
}

/** Objects that one item brings: a path has as many nodes as steps, and what several entities share is tied to each of them. */
function partsOf({ maxHops, between }: Readonly<Record<string, unknown>>): number {
  if (typeof maxHops === 'number') return Math.max(maxHops, 1);
  return Array.isArray(between) ? Math.max(between.length, 1) : 1;
}
