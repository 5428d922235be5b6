import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim("NUMINIA-SVC-CDN-05", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  expect(distribution.get("aliases")).toEqual(["numinia.example"]);
  expect(distribution.resolve("viewer_certificate.acm_certificate_arn")).toResolveTo(
    "aws_acm_certificate_validation.certificate_arn",
  );
  expect(distribution.get("viewer_certificate.cloudfront_default_certificate")).toBeUndefined();
});

claim("NUMINIA-SVC-CDN-06", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  expect(distribution.get("viewer_certificate.ssl_support_method")).toBe("sni-only");
});

claim("NUMINIA-SVC-CDN-07", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");

  expect(distribution.get("viewer_certificate.minimum_protocol_version")).toBe("TLSv1.2_2021");
});

// Whatever shows a certificate shows one of ACM's, and nothing in the cluster makes its own.
claim("NUMINIA-SVC-CERT-01", PRODUCTION, (template) => {
  const shown = template
    .resources("aws_cloudfront_distribution")
    .flatMap((distribution) => attributesIn(distribution.resolve("viewer_certificate.acm_certificate_arn")))
    .map(({ resource }) => resource.resolve("certificate_arn"));
  const charts = template.resources("helm_release", "addons").map((release) => release.get("chart"));

  expect(shown).toResolveTo("aws_acm_certificate.arn");
  expect(template).toHaveNoResource("aws_iam_server_certificate");
  expect(charts.filter((chart) => /cert-?manager/.test(String(chart)))).toEqual([]);
});

// ACM issues only Amazon's own certificates, and renews none that it did not issue. What the sentence wants of Let's
// Encrypt, a certificate that costs nothing and renews itself, is this.
claim("NUMINIA-SVC-CERT-02", PRODUCTION, (template) => {
  const certificates = template.resources("aws_acm_certificate");

  expect(certificates.map((certificate) => certificate.get("domain_name"))).toEqual(["numinia.example"]);
  expect(certificates.map((certificate) => certificate.get("validation_method"))).toEqual(["DNS"]);
  // An imported one.
  expect(certificates.map((certificate) => certificate.get("private_key"))).toEqual([undefined]);
  expect(certificates.map((certificate) => certificate.get("certificate_body"))).toEqual([undefined]);
});

claim("NUMINIA-SVC-CERT-03", PRODUCTION, (template) => {
  const distribution = template.resource("aws_cloudfront_distribution");
  const [validation] = attributesIn(distribution.resolve("viewer_certificate.acm_certificate_arn"));
  const [certificate] = attributesIn(validation?.resource.resolve("certificate_arn"));
  const regions = template
    .provider("aws", "edge")
    .map((provider) => [provider.get("alias"), provider.get("region")]);

  expect(validation?.resource.get("provider")).toBe("aws.us-east-1");
  expect(certificate?.resource.get("provider")).toBe("aws.us-east-1");
  expect(regions).toEqual([
    [undefined, "eu-west-1"],
    ["us-east-1", "us-east-1"],
  ]);
});

claim("NUMINIA-SVC-CERT-04", PRODUCTION, (template) => {
  const certificates = template.resources("aws_acm_certificate");

  expect(certificates.map(({ layer }) => layer)).toEqual(["edge"]);
  expect(certificates.map((certificate) => certificate.get("validation_method"))).toEqual(["DNS"]);
  // The certificate is waited for, so that nothing shows one that is not valid yet.
  expect(
    template.resources("aws_acm_certificate_validation").map((one) => one.resolve("certificate_arn")),
  ).toResolveTo("aws_acm_certificate.arn");
});
