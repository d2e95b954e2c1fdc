# optreport with all that it needs, in about 100 megabytes:
#
#     docker build --tag optreport .
#     docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/course" optreport build experiments.json
FROM swift:6.3-bookworm AS builder
WORKDIR /source
COPY Makefile ./
RUN make libraries
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN make build \
  && make -o build -o preview install DESTDIR=/installed PREFIX=/usr \
  && strip /installed/usr/bin/optreport

FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends \
    libfreetype6 \
    libharfbuzz-subset0 \
    libharfbuzz0b \
    libsleef3 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=builder /installed /
RUN useradd --create-home --uid 1000 optreport
USER 1000:1000
WORKDIR /course
ENTRYPOINT ["optreport"]
CMD ["--help"]
