import { intoBlock } from '../edits.ts';
import { codeMutant, type TerraformOperator } from '../operator.ts';

/** Makes each resource by the provider of another region. */
export const swapProvider: TerraformOperator = {
  name: 'swap-provider',
  *mutants(original) {
    const others = original.spots.filter(
      ({ section, parent, address }) =>
        section === 'provider' && parent === undefined && address.split('.').length > 2,
    );
    for (const spot of original.resources)
      for (const { address } of others) {
        const name = address.replace(/^provider\./, '');
        if (spot.part?.kind !== 'block' || original.at(`${spot.address}.provider`) !== undefined) continue;
        yield codeMutant(
          this.name,
          spot,
          `${spot.address} is made by ${name}`,
          [intoBlock(original, spot.part.block, `provider = ${name}`)],
          name,
        );
      }
  },
};
