/**
 * Public SSM parameters that name Amazon's newest image of a family. Source: EC2 user guide, "Reference AMIs using
 * Systems Manager public parameters".
 */
export const MACHINE_IMAGES = {
  al2023: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
  "al2023-arm64": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  /** No security updates since 2026-06-30; only for machines that still depend on it. */
  al2: "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
} as const;

/** A family of images. */
export type MachineImage = keyof typeof MACHINE_IMAGES;
