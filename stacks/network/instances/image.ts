import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { MACHINE_IMAGES, type MachineImage } from "@strata/aws";
import { type Field, string } from "@strata/contract";
import type { LookUpProps } from "@strata/layer";

/** The look-up of a machine image, named after the instance that uses it. */
export function imageLookUp(entry: string, family: MachineImage): LookUpProps<{ value: Field<"string"> }> {
  return {
    name: `${entry.replaceAll("-", "_")}_image`,
    description: `Image that the ${family} parameter names, to plan without reading it.`,
    type: "aws_ssm_parameter",
    data: (scope, id) => new DataAwsSsmParameter(scope, id, { name: MACHINE_IMAGES[family] }),
    fields: { value: string("Image id", "ami-0a1b2c3d4e5f60718") },
  };
}
