FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=unreleased
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$VERSION" -o /parley ./cmd/parley

# Alpine instead of an empty image: its wget asks /readyz, its CA certificates fetch articles.
FROM alpine:3.22
RUN adduser -D -H -u 10001 parley && mkdir /data && chown parley /data
COPY --from=build /parley /usr/local/bin/parley
COPY LICENSE THIRD_PARTY_NOTICES.md /usr/share/doc/parley/
USER parley
VOLUME /data
ENV PARLEY_STORE=sqlite:/data/parley.db
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD wget -qO /dev/null http://127.0.0.1:8080/readyz
ENTRYPOINT ["parley"]
# In a container every client is another machine, so reading is opened to whoever reaches the port; publish it with care,
# or make a token in the store and leave out --public-read (docs/running.md).
CMD ["serve", "--addr", "0.0.0.0:8080", "--public-read"]
