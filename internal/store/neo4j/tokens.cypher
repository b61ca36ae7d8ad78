//: tokens.all
// There are a few dozen of them, and the service keeps what it read for a moment.
MATCH (n:Token) WHERE n.id IS NOT NULL
RETURN n.id AS id, n.hash AS hash, n.name AS name, n.role AS role, n.created AS created, n.expires AS expires, n.revoked AS revoked
ORDER BY created, id

//: tokens.put
CREATE (n:Token {id: $id}) SET n += $props

//: tokens.revoke
MATCH (n:Token {id: $id})
SET n.revoked = coalesce(n.revoked, $at)
RETURN n.id AS id
