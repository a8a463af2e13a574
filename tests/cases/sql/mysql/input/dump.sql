/*!40101 SET NAMES utf8 */;
CREATE TABLE `page` (
  `page_id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `title` varbinary(255) NOT NULL COMMENT 'what is shown',
  `key` int,
  PRIMARY KEY (`page_id`),
  UNIQUE KEY `name_title` (`title`),
  KEY `random` (`key`)
) ENGINE=InnoDB;
INSERT INTO `page` VALUES (1,'it\'s; CREATE TABLE no (x int)',2);
DELIMITER $$
CREATE DEFINER=`root`@`%` PROCEDURE count_up(IN n INT, OUT total INT)
BEGIN
  DECLARE i INT DEFAULT 0;
  WHILE i < n DO
    SET i = i + 1;
    IF i = 5 THEN
      CALL note(i);
    END IF;
  END WHILE;
END$$
DELIMITER ;
CREATE TABLE /*_*/after (id int);
