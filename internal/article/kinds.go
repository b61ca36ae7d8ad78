package article

import (
	"regexp"
	"strings"
	"unicode"
)

// kind is what a block is by its own look.
type kind int

const (
	prose       kind = iota // a paragraph
	sentence                // a short one: closed, but no proof of running text
	short                   // a heading or any other unclosed line
	item                    // of a list
	clock                   // a time of day alone
	byline                  // by whom and when
	caption                 // of a picture
	note                    // of the editors, on the article
	credit                  // who reported and edited
	noise                   // buttons and labels; they say nothing on what follows
	menu                    // several links in one line
	ask                     // for money, an address or consent
	pointer                 // one line to another story
	listClose               // the links that came before are over
	relatedHead             // what follows is other stories
	endHead                 // what follows is comments or a feed
)

const (
	proseChars = 80  // a paragraph is at least this long, or
	proseWords = 12  // has at least so many words and a full stop
	longChars  = 170 // no headline is longer

	longestExtra = 800 // no call, caption or note is longer
)

// What pages are made of besides articles. These are the phrases of the trade,
// not of any one page; a line that could also be news must be matched whole.
var (
	clockLine = regexp.MustCompile(`(?i)^\(?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\)?$`)

	captionStart = regexp.MustCompile(`(?i)^(?:\[(?:picture|photo|image|video|graphic|map|audio|illustration|embed|caption)\b|(?:(?:file |handout |stock )?(?:photo|picture|image|photograph|illustration|graphic|map|video)s?(?: caption| credit| by)?|caption|credit|pictured|foto|фото)\s*[:/|]|illustrative purposes|illustrative (?:photo|image)|\(?file photo|FILE\s*[-–—]\s|view image|open (?:image|gallery)|image source)`)
	agency       = `(?:AFP|AP|Reuters|REUTERS|EPA|EFE|DPA|dpa|TASS|Tass|RIA Novosti|Sputnik|Xinhua|Anadolu|Getty(?: Images)?|Getty Images|Ukrinform|IRNA|ISNA|KCNA|Yonhap|Kyodo|PTI|ANSA|WAFA|SPA|Bloomberg|Shutterstock|Unsplash|iStock|Alamy|Flickr|Pool|POOL|pool|Handout|HANDOUT|handout|Wikimedia(?: Commons)?|Press (?:Service|Office)|press (?:service|office)|[Ff]ile [Pp]hoto|[Cc]ourtesy|Photo|photo)`
	captionEnd   = regexp.MustCompile(`(?:\((?:[^()]*[/|:] ?)?[^()]*\b` + agency + `\b[^()]*\)|\([\p{L} .'’-]+/[^()]+\)|\[[^\[\]]{2,60}/[^\[\]]{2,60}\]|\[[^\[\]]*\b` + agency + `\b[^\[\]]*\]|(?:[\p{L}-]+[/|])+ ?` + agency + `\.?|` + agency + ` ?/ ?[\p{L} .-]{2,40}|(?:Photo|Photograph|Picture|Image|Credit)s?(?: by|:) [^.]{2,60}|© [^.]{2,60}|via ` + agency + `)$`)

	noteLine   = regexp.MustCompile(`(?i)^(?:\W{0,2}(?:editor['’]?s?['’]? note|correction|corrections and clarifications|clarification|note to (?:readers|editors))\b|this (?:article|story|report|page|post|piece|version)(?: \w+)? (?:corrects|first appeared|originally appeared|(?:was|has been|is being|will be) (?:\w+ )?(?:updated|corrected|amended|revised|published|produced|translated|edited|funded|supported)\b)|it['’]s a breaking|this is a (?:breaking|developing))`)
	creditLine = regexp.MustCompile(`(?i)^\(?(?:(?:additional |with )?(?:reporting|writing|compiled|edited|editing|translated|translation|production|photography|graphics)(?: and \w+)?(?: assistance)? (?:by|from)\b.{2,200}|[\p{L}\p{M} .,'’-]{4,80} contributed (?:reporting|to this (?:report|story|article)).{0,80}|source:.{2,80}|contacts? for (?:the )?(?:media|press).{0,120}|(?:media|press) contacts?:?.{0,120}|the (?:views|opinions) expressed\b.*|our standards:.{2,80}|.{0,200}(?:views|opinions) expressed (?:here |in this \w+ )?are (?:his|her|their|those|the author)\b.*)$`)

	noiseLine = regexp.MustCompile(`(?i)^\W*(?:(?:skip|jump|go|back) to (?:main |the )?(?:content|top|navigation|home|menu|search)\w*|edit (?:post|page)|(?:click (?:here )?to )?share(?: this)?(?: (?:article|story|post|page|on .{1,20}))?(?: via)?|click (?:here )?to \w+.{0,40}|tweet|print(?: this)?(?: page| article)?|save(?: article)?|copy link|link copied|follow|like|bookmark|gift (?:this )?article|text size|listen(?: to (?:this )?(?:article|story))?.{0,20}|this (?:audio|article|text|translation)(?: \w+)? (?:is|was) (?:created|generated|translated|read)\b.{0,60}|(?:reading time.{0,20}|\d+[- ]?min(?:ute)?s? (?:read|listen|ago)\.?)|adv(?:ert(?:isement)?)?\b.{0,50}|(?:sponsored|promoted|paid|partner)(?: content| post| links?)?|(?:article |story )continues below.{0,30}|continue reading.{0,60}|show (?:more|less|all)|(?:load|view|see) (?:more|all)|read (?:full|the full) (?:article|story)|expand|close|menu|search|home|play|pause|mute|next|previous|open in app|reuse this content|loading.{0,5}|press release|for immediate (?:release|publication)|breaking(?: news)?|exclusive|live|updated?|photo|video|gallery|toggle.{0,30}|published|posted)\W*$`)
	adLine    = regexp.MustCompile(`(?i)(?:(?:^|[,.!:] )(?:book|shop|order|buy|download|try it) (?:now|today|here)\b|\b\d+ ?% off\b|\buse (?:the )?(?:promo )?code\b|\bfree (?:shipping|delivery)\b|\blimited[- ]time offer\b|\bterms and conditions apply\b)`)

	askStart  = regexp.MustCompile(`(?i)^\W*(?:donate\b|subscribe\b|sign (?:up|in)(?: (?:now|here|today|free|for|to (?:our|the|get|receive|read|continue))\b|\W*$)|log ?in\b|register (?:now|here|today|for free|to read)|support (?:us|our|independent)\b|join (?:us|our)\b|become (?:a|our) (?:member|subscriber|supporter|patron)|help us\b|follow us\b|(?:please,? )?enter (?:an? |your |correct |valid )*(?:e-?mail|name|password)|get (?:our |the |your |\p{Lu}\w+ )*(?:newsletter|briefing|alerts|updates|app|dispatch)\b|newsletters?\b.{0,60}$|breaking news alerts|download (?:our|the) .{0,20}app\b|create (?:a|your) (?:free )?account|already (?:a (?:subscriber|member)|have an account|signed (?:up|in)\?)|forgot(?:ten)? (?:your )?password)`)
	formText  = regexp.MustCompile(`(?i)\* indicates required|correct e-?mail|success\w+ subscribed|thank you for (?:signing up|subscribing)|confirmation e-?mail|\bpartners store\b|\bwe use cookies\b|information on (?:your|a) device|to stop receiving|unsubscribe|free articles? (?:left|remaining|this month)|all rights reserved|^(?:©|(?:\(c\) ?)?copyright\b|\(c\) ?\d{4})|will not be published`)
	askAny    = regexp.MustCompile(`(?i)e-?mail address|your e-?mail\b|thank you for (?:reading|your support)|thanks for reading|by (?:signing up|subscribing|registering|clicking|continuing|entering)\b.{0,60}\b(?:you|agree|our)\b|(?:accept|manage|reject)(?: all)?(?: our| your)? cookies|(?:sign up|subscribe) (?:to|for)\b.{0,60}(?:newsletter|briefing|alerts?\b|inbox|e-?mail|updates)|(?:to|in|into) your inbox|independent (?:journalism|media|reporting|news) (?:needs?|lives?|depends?|can|is|costs?|matters)|\bpaywall\b|stand (?:behind|with|by) .{0,40}journalism|(?:terms|conditions) of (?:use|service)|privacy (?:policy|notice)|support our (?:work|journalism|reporting|newsroom)|quotes delayed|follow us on|join our (?:telegram|whatsapp|channel|community)|on (?:whatsapp|telegram)(?: now)?$|(?:leave|post|write) a (?:reply|comment)`)
	we        = regexp.MustCompile(`(?i)\b(?:we|us|our|ours|you|your)\b`)
	outreach  = regexp.MustCompile(`(?i)\b(?:subscri\w+|newsletters?|inbox|donat\w+|paywalls?|memberships?|members|supporters|readers|journalism|newsroom|cookies|billionaires|patreon|free for everyone|from (?:just )?[$€£]\d+ a (?:month|week|year))\b`)
	quotation = regexp.MustCompile(`"[^"]*"|“[^”]*”|«[^»]*»`)

	listItem    = regexp.MustCompile(`(?i)^list (?:of \d+ items|\d+ of \d+\b.*)$`)
	listEnd     = regexp.MustCompile(`(?i)^end of (?:list|related|recommended)(?: \w+)?$`) // for screen readers
	biography   = regexp.MustCompile(`^((?:\p{Lu}[\p{L}.'’-]+ ){2,4})(?:is|was) (?:an?|the|our|\p{Lu}[\p{L} ]+['’]s?) (?:[\p{L}'’-]+ ){0,5}(?:correspondent|reporter|editor|journalist|columnist|fellow|professor|lecturer|author|writer|analyst|producer|contributor|freelance\w*)\b`)
	pointerLine = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next|this|on)|also read|more|see also|related(?: article| story| news| coverage)?|watch(?: now| live| video)?|listen(?: now)?|don['’]t miss|recommended|explore|also on \w+|next article|previous article|(?:suggested )?(?:tags?|topics?)|filed under|follow (?:topics|the author)|keywords)\s*(?:[:>|»→]|[-–—] )\s*\S.{0,220}$`)
	relatedLine = regexp.MustCompile(`(?i)^\W*(?:related(?: \w+){0,2}|read (?:also|more|next|this|on)|also read|see also|more(?: (?:from|on|about|in|by|top|like)\b.{0,40})?|more (?:\w+ ){0,3}(?:coverage|news|stories|headlines|articles|reading|videos)|you (?:may|might|could)(?: also)? (?:like|be interested).{0,20}|(?:recommended|suggested|selected)(?: (?:for you|stories|reading|articles))?|(?:most|top)[- ](?:read|popular|viewed|shared|commented|watched|stories|news|headlines)(?: .{1,30})?|trending(?: .{1,20})?|popular(?: .{1,20})?|(?:the )?(?:latest|other|recent)(?: (?:news|stories|headlines|articles|posts|from .{1,30}))|further reading|in (?:other|related) news|don['’]t miss|what to read next|up next|next (?:up|article|story)|previous (?:article|story)|also in .{2,30}|keep reading|around the web|from (?:our|the) (?:partners|web|archives?)|elsewhere|our picks|must[- ]reads?|explore more|in case you missed it|tags|topics|share|sign up|newsletter|subscribe|top picks|editors?['’]?s?['’]? (?:picks?|choice)|лента новостей|читайте также)\W*$`)
	endLine     = regexp.MustCompile(`(?i)^\W*(?:(?:\d+ )?comments?(?: \(\d+\)| \d+)?|(?:view|show|read|see)(?: all)? (?:\d+ )?comments|leave a (?:reply|comment).{0,30}|(?:join|start) the (?:conversation|discussion)|(?:post|add) (?:a|your) comment|\d+ (?:thoughts?|responses?|replies) (?:on|to)\b.*|have your say|(?:live )?news ?feed|newswire|latest headlines|about the (?:author|writer)s?\b.{0,40}|discussion \(\d+\))\W*$`)

	bylineStart = regexp.MustCompile(`^(?:[Bb]y|BY|[Ww]ritten by|[Ww]ords by|[Ss]tory by|[Aa]uthor:?|[Ff]rom our) \p{Lu}`)
	bylineInner = regexp.MustCompile(`[|•·—–,-] ?[Bb]y (\p{Lu}.*)$`)
	stampStart  = regexp.MustCompile(`(?i)^(?:(?:first |last )?(?:published|posted|updated|modified|issued|date|reading time|publication date|created)\b|\(?updated\b)`)
)

// kindOf is what the block is by its own look.
func kindOf(b block) kind {
	t := b.text
	if clockLine.MatchString(t) {
		return clock
	}
	n, w, closed := len([]rune(t)), words(t), ended(t)
	if n > longestExtra {
		return prose // whatever its first words, nothing but articles is so long
	}
	running := w >= proseWords && n >= proseChars && closed || n > longChars
	switch {
	case noteLine.MatchString(t):
		return note
	case creditLine.MatchString(t):
		return credit
	case captionStart.MatchString(t), n < 500 && captionEnd.MatchString(t):
		return caption
	case listEnd.MatchString(t):
		return listClose
	case listItem.MatchString(t):
		return pointer
	case noiseLine.MatchString(t):
		return noise
	case asks(t, running):
		return ask
	case !running && adLine.MatchString(quotation.ReplaceAllString(t, "")):
		return noise
	case n < 70 && endLine.MatchString(t):
		return endHead
	case n < 70 && relatedLine.MatchString(t):
		return relatedHead
	case !running && pointerLine.MatchString(t), n < 160 && cutPointer(t):
		return pointer
	case n < 250 && isMenu(b):
		return menu
	case n < 200 && !running && (bylineStart.MatchString(t) && (!closed || w <= 5) || stampStart.MatchString(t) && (w <= 4 || findDate(t) != nil)), n < 200 && isStamp(t):
		return byline
	case running:
		return prose
	case isItem(t):
		return item
	case b.last && n >= proseChars && w >= proseWords:
		return prose // the dump ends in mid-sentence
	case closed && w >= 2:
		return sentence
	}
	return short
}

// asks reports whether t wants the reader's money, address or consent. In
// running text only what addresses the reader outside quotations counts.
func asks(t string, running bool) bool {
	t = quotation.ReplaceAllString(t, "")
	if len(t) < 400 && formText.MatchString(t) {
		return true
	}
	if !running {
		return askStart.MatchString(t) || askAny.MatchString(t) || we.MatchString(t) && outreach.MatchString(t)
	}
	return len(t) < 600 && we.MatchString(t) && (askAny.MatchString(t) || askStart.MatchString(t) || len(outreach.FindAllString(t, 2)) == 2)
}

// cutPointer is a pointer that breaks off: "Read more".
func cutPointer(t string) bool {
	return strings.HasSuffix(t, "Read more") || strings.HasSuffix(t, "Read More »") || strings.HasSuffix(t, "Read more »")
}

var menuCut = regexp.MustCompile(`\s*[|·•≡☰/→]\s+|\s{3,}|\t|\s+—\s+|\]\s*\[?|\s›\s`)

// isMenu reports whether the line is several short things side by side.
func isMenu(b block) bool {
	parts, count := menuCut.Split(b.raw, -1), 0
	for _, p := range parts {
		if w := words(p); w > 7 || ended(p) && !strings.Contains(b.raw, "|") {
			return false
		} else if w > 0 {
			count++
		}
	}
	return count >= 3 && !isStamp(b.text) || count >= 2 && strings.ContainsAny(b.raw, "≡☰")
}

// stampWords may stand beside a date without making it a headline.
var stampWords = regexp.MustCompile(`(?i)^(?:by|in|at|on|and|of|the|for|from|with|time|read|reading|min|mins|minutes?|hours?|local|first|last|updated?|published|posted|modified|issued|created|agencies|staff|wire|service|online|comments?|views?|a\.?m\.?|p\.?m\.?|de|la|van|von|bin|al)[.,:]?$`)

// isStamp reports whether t is a date with little else than place and author.
func isStamp(t string) bool {
	loc := findDate(t)
	if loc == nil {
		return false
	}
	rest := strings.Fields(t[:loc[0]] + " " + t[loc[1]:])
	if len(rest) > 20 || strings.HasSuffix(t, ".") && len(rest) > 6 || strings.Contains(t, "\"") {
		return false
	}
	for _, w := range rest {
		if r := []rune(w)[0]; unicode.IsLower(r) && !stampWords.MatchString(w) {
			return false
		}
	}
	return true
}
